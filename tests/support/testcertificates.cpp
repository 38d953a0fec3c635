// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcertificates.h"

#include <QHostAddress>

#include <memory>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace coinpay::test {

namespace {

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *handle) const
    {
        Free(handle);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<qsizetype>(size)};
}

QByteArray pemOf(X509 *certificate)
{
    Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return contents(bio.get());
}

QByteArray pemOf(EVP_PKEY *key)
{
    Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contents(bio.get());
}

Certificate readCertificate(const QByteArray &pem)
{
    Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

Key readKey(const QByteArray &pem)
{
    Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

void extend(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    X509_add_ext(certificate, extension.get(), -1);
}

QByteArray alternativeNames(const QStringList &hosts)
{
    QByteArrayList names;
    for (const QString &host : hosts) {
        const bool address = !QHostAddress(host).isNull();
        names.append((address ? "IP:" : "DNS:") + host.toLatin1());
    }
    return names.join(',');
}

Certificate blank(const char *name, EVP_PKEY *key, const CertificateOptions &options)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    unsigned char serial[8];
    RAND_bytes(serial, sizeof serial);
    BIGNUM *number = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), options.validFromSeconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), options.validUntilSeconds);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(name), -1, -1, 0);
    return certificate;
}

} // namespace

TestCertificate makeCa()
{
    const Key key = newKey();
    const Certificate ca = blank("Test authority", key.get(), {});
    X509_set_issuer_name(ca.get(), X509_get_subject_name(ca.get()));
    extend(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(ca.get(), ca.get(), NID_subject_key_identifier, "hash");
    X509_sign(ca.get(), key.get(), EVP_sha256());
    return {pemOf(ca.get()), pemOf(key.get())};
}

TestCertificate makeLeaf(const TestCertificate &ca, const CertificateOptions &options)
{
    const Certificate issuer = readCertificate(ca.certificatePem);
    const Key issuerKey = readKey(ca.keyPem);
    const Key key = newKey();
    const Certificate leaf = blank("Test server", key.get(), options);
    X509_set_issuer_name(leaf.get(), X509_get_subject_name(issuer.get()));
    extend(leaf.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
    extend(leaf.get(), issuer.get(), NID_subject_alt_name, alternativeNames(options.hosts));
    extend(leaf.get(), issuer.get(), NID_authority_key_identifier, "keyid");
    X509_sign(leaf.get(), issuerKey.get(), EVP_sha256());
    return {pemOf(leaf.get()), pemOf(key.get())};
}

TestCertificate makeSelfSigned(const CertificateOptions &options)
{
    const Key key = newKey();
    const Certificate leaf = blank("Test server", key.get(), options);
    X509_set_issuer_name(leaf.get(), X509_get_subject_name(leaf.get()));
    extend(leaf.get(), leaf.get(), NID_subject_alt_name, alternativeNames(options.hosts));
    X509_sign(leaf.get(), key.get(), EVP_sha256());
    return {pemOf(leaf.get()), pemOf(key.get())};
}

} // namespace coinpay::test
