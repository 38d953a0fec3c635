// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

//! Only for the .cpp files of this room: the handles of OpenSSL, each freed by the library's own
//! function.
namespace coinpay::openssl {

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *handle) const
    {
        Free(handle);
    }
};

using DigestAlgorithm = std::unique_ptr<EVP_MD, Freed<EVP_MD_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using MacAlgorithm = std::unique_ptr<EVP_MAC, Freed<EVP_MAC_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Freed<EVP_MAC_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyInfo = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
//! Memory BIOs wipe what they held when they are freed (BUF_MEM_free).
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

} // namespace coinpay::openssl
