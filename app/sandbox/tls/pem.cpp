// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/tls/pem.h"

#include <QFile>
#include <QSaveFile>

#include <openssl/bio.h>
#include <openssl/pem.h>

namespace coinpay::sandbox {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

QByteArray contents(const Bio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

} // namespace

QByteArray privateKeyPem(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_secmem()), &BIO_free);
    if (!bio ||
        PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return contents(bio);
}

QByteArray certificatePem(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1)
        return {};
    return contents(bio);
}

bool writeFile(const QString &path, const QByteArray &bytes, FileMode mode)
{
    constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QSaveFile file(path);
    // A new QSaveFile's temporary file is made 0600, so a private one is never open to others.
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return false;
    file.setPermissions(mode == FileMode::Private
                            ? owner
                            : owner | QFileDevice::ReadGroup | QFileDevice::ReadOther);
    return file.commit();
}

QByteArray readWholeFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace coinpay::sandbox
