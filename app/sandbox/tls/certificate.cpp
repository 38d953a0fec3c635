// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/tls/certificate.h"

#include "sandbox/tls/pem.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace coinpay::sandbox {

namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

// 825 days is the longest that Apple's verifier accepts of a server certificate.
constexpr long LifeSeconds = 820L * 24 * 3600;
constexpr long BackdateSeconds = 3600;
constexpr qint64 RenewBeforeMs = 24LL * 3600 * 1000;

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value), &X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setName(X509_NAME *name, const char *commonName)
{
    const auto *text = reinterpret_cast<const unsigned char *>(commonName);
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1;
}

Certificate blankCertificate(EVP_PKEY *key, const char *commonName)
{
    Certificate certificate(X509_new(), &X509_free);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> serial(BN_new(), &BN_free);
    constexpr int SerialBits = 127;
    const bool made =
        certificate && serial &&
        BN_rand(serial.get(), SerialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
        BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate.get())) != nullptr &&
        X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -BackdateSeconds) &&
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), LifeSeconds) &&
        X509_set_pubkey(certificate.get(), key) == 1 &&
        setName(X509_get_subject_name(certificate.get()), commonName);
    if (!made)
        certificate.reset();
    return certificate;
}

bool sign(X509 *certificate, X509 *issuer, EVP_PKEY *issuerKey)
{
    return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
           X509_sign(certificate, issuerKey, EVP_sha256()) > 0;
}

Certificate authority(EVP_PKEY *key)
{
    Certificate ca = blankCertificate(key, "CoinPay sandbox authority");
    const bool made =
        ca &&
        addExtension(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
        addExtension(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
        addExtension(ca.get(), ca.get(), NID_subject_key_identifier, "hash") &&
        sign(ca.get(), ca.get(), key);
    if (!made)
        ca.reset();
    return ca;
}

Certificate serverCertificate(EVP_PKEY *key, X509 *ca, EVP_PKEY *caKey)
{
    Certificate leaf = blankCertificate(key, "localhost");
    const bool made =
        leaf && addExtension(leaf.get(), ca, NID_basic_constraints, "critical,CA:FALSE") &&
        addExtension(leaf.get(), ca, NID_key_usage, "critical,digitalSignature") &&
        addExtension(leaf.get(), ca, NID_ext_key_usage, "serverAuth") &&
        addExtension(leaf.get(), ca, NID_subject_key_identifier, "hash") &&
        addExtension(leaf.get(), ca, NID_authority_key_identifier, "keyid") &&
        addExtension(leaf.get(), ca, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1") &&
        sign(leaf.get(), ca, caKey);
    if (!made)
        leaf.reset();
    return leaf;
}

bool makeFiles(const QDir &folder)
{
    const KeyHandle caKey(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const KeyHandle leafKey(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    if (!caKey || !leafKey)
        return false;
    const Certificate ca = authority(caKey.get());
    const Certificate leaf = ca ? serverCertificate(leafKey.get(), ca.get(), caKey.get())
                                : Certificate(nullptr, &X509_free);
    return leaf &&
           writeFile(folder.filePath(QStringLiteral("server.key")), privateKeyPem(leafKey.get()),
                     FileMode::Private) &&
           writeFile(folder.filePath(QStringLiteral("server.pem")), certificatePem(leaf.get()),
                     FileMode::Public) &&
           writeFile(folder.filePath(QStringLiteral("ca.pem")), certificatePem(ca.get()),
                     FileMode::Public);
}

Result<ServerIdentity> readFiles(const QDir &folder, UnixMs now)
{
    const QString caFile = folder.filePath(QStringLiteral("ca.pem"));
    const auto leaf = QSslCertificate::fromPath(folder.filePath(QStringLiteral("server.pem")));
    const QByteArray pem = readWholeFile(folder.filePath(QStringLiteral("server.key")));
    const QSslKey key(pem, QSsl::Ec);
    if (!QFile::exists(caFile) || leaf.isEmpty() || key.isNull() ||
        leaf.first().expiryDate().toMSecsSinceEpoch() < now + RenewBeforeMs)
        return fail(ErrorKind::NotFound, QStringLiteral("No usable certificate"));
    ServerIdentity identity{QSslConfiguration::defaultConfiguration(), caFile};
    identity.tls.setLocalCertificate(leaf.first());
    identity.tls.setPrivateKey(key);
    identity.tls.setProtocol(QSsl::TlsV1_2OrLater);
    identity.tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    identity.tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    return identity;
}

} // namespace

Result<ServerIdentity> serverIdentity(const QString &directory, UnixMs now)
{
    const QDir folder(directory + QLatin1String("/tls"));
    if (auto identity = readFiles(folder, now))
        return identity;
    if (!folder.mkpath(QStringLiteral(".")) || !makeFiles(folder))
        return fail(ErrorKind::StorageFault,
                    QStringLiteral("Cannot make a certificate in %1").arg(folder.path()));
    return readFiles(folder, now);
}

} // namespace coinpay::sandbox
