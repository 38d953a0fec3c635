// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/secretbytes.h"

#include <openssl/crypto.h>

#include <cstring>
#include <utility>

namespace coinpay {

bool equalInConstantTime(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), static_cast<size_t>(left.size())) == 0;
}

void wipe(QString &text)
{
    if (text.isDetached())
        OPENSSL_cleanse(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text = QString();
}

SecretBytes::SecretBytes(QByteArrayView bytes)
    : m_data(bytes.isEmpty() ? nullptr : new char[static_cast<size_t>(bytes.size())])
    , m_size(bytes.size())
{
    if (m_size > 0)
        std::memcpy(m_data.get(), bytes.data(), static_cast<size_t>(m_size));
}

SecretBytes::~SecretBytes()
{
    wipe();
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_data(std::move(other.m_data))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::move(other.m_data);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes SecretBytes::taking(QByteArray &bytes)
{
    SecretBytes secret{QByteArrayView(bytes)};
    // data() of a shared array would detach: the copy would be wiped, and the secret left behind.
    // Somebody else still holds those bytes then, and wiping them is theirs to do.
    if (bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes = QByteArray();
    return secret;
}

bool SecretBytes::equals(QByteArrayView other) const
{
    return equalInConstantTime(view(), other);
}

void SecretBytes::wipe()
{
    if (m_data)
        OPENSSL_cleanse(m_data.get(), static_cast<size_t>(m_size));
    m_data.reset();
    m_size = 0;
}

} // namespace coinpay
