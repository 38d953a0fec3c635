// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sandboxprocess.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>
#include <QUuid>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace coinpay::test {

namespace {

constexpr int StartTimeoutMs = 180'000; // filling the books may come first

QString sandboxProgram()
{
    const QString named = qEnvironmentVariable("COINPAY_SANDBOX");
    if (!named.isEmpty())
        return named;
    return QDir(QCoreApplication::applicationDirPath())
        .filePath(QStringLiteral("../bin/coinpay-sandbox"));
}

QByteArray signedWith(const QString &keyFile, const QByteArray &message)
{
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray pem = file.readAll();
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
        BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    QByteArray signature(64, Qt::Uninitialized);
    size_t size = 64;
    if (!key || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       reinterpret_cast<const unsigned char *>(message.constData()),
                       static_cast<size_t>(message.size())) != 1)
        return {};
    return signature;
}

//! Status 0 unless the whole body is there.
SandboxAnswer readAnswer(const QByteArray &bytes)
{
    SandboxAnswer answer;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return answer;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        answer.headers.append(
            {lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed()});
    }
    answer.body = bytes.mid(end + 4);
    const QByteArray length = answer.header("content-length");
    if (length.isEmpty() || answer.body.size() >= length.toLongLong())
        answer.status = lines.first().split(' ').value(1).toInt();
    return answer;
}

} // namespace

QJsonObject SandboxAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray SandboxAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name.toLower())
            return value;
    }
    return {};
}

SandboxProcess::SandboxProcess()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
#ifdef Q_OS_LINUX
    // A test that crashes has no time to stop it.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
}

SandboxProcess::~SandboxProcess()
{
    stop();
}

bool SandboxProcess::start(const QStringList &arguments)
{
    m_arguments = arguments;
    return launch(0);
}

bool SandboxProcess::restart()
{
    const quint16 before = port();
    stop();
    return launch(before);
}

bool SandboxProcess::launch(quint16 wantedPort)
{
    QStringList arguments{QStringLiteral("--port"), QString::number(wantedPort),
                          QStringLiteral("--data"), m_directory.path(),
                          QStringLiteral("--print-config")};
    const QString records = qEnvironmentVariable("COINPAY_RECORD_DIR");
    if (!records.isEmpty()) {
        QDir().mkpath(records);
        const QString name = QStringLiteral("%1-%2.jsonl")
                                 .arg(QCoreApplication::applicationName(),
                                      QUuid::createUuid().toString(QUuid::Id128));
        arguments += {QStringLiteral("--record"), QDir(records).filePath(name)};
    }
    m_process.start(sandboxProgram(), arguments + m_arguments);
    if (!m_process.waitForStarted()) {
        m_complaint = sandboxProgram() + QStringLiteral(": ") + m_process.errorString();
        return false;
    }
    while (!m_process.canReadLine() && m_process.waitForReadyRead(StartTimeoutMs)) {
    }
    m_config = QJsonDocument::fromJson(m_process.readLine()).object();
    if (m_config.isEmpty())
        m_complaint = QStringLiteral("The sandbox printed no configuration");
    return !m_config.isEmpty();
}

void SandboxProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void SandboxProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished())
        kill();
}

QString SandboxProcess::config(const char *name) const
{
    return m_config.value(QLatin1String(name)).toString();
}

quint16 SandboxProcess::port() const
{
    return static_cast<quint16>(QUrl(url()).port());
}

SandboxAnswer SandboxProcess::exchange(const QByteArray &method, const QByteArray &target,
                                       const Headers &headers, const QByteArray &body,
                                       int timeoutMs)
{
    QSslSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(caFile()));
    socket.setSslConfiguration(tls);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port());
    if (!socket.waitForEncrypted())
        return {};
    QByteArray bytes =
        method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + "Connection: close\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    socket.write(bytes);
    QByteArray received;
    do {
        received += socket.readAll();
    } while (socket.state() == QAbstractSocket::ConnectedState &&
             socket.waitForReadyRead(timeoutMs));
    return readAnswer(received + socket.readAll());
}

QJsonObject SandboxProcess::control(const char *method, const QString &path,
                                    const QJsonObject &body)
{
    const bool bodied = qstrcmp(method, "POST") == 0;
    const QByteArray bytes =
        bodied ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray();
    const SandboxAnswer answer =
        exchange(method, path.toLatin1(), {{"Content-Type", "application/json"}}, bytes);
    return answer.status / 100 == 2 ? answer.json() : QJsonObject();
}

QJsonObject SandboxProcess::post(const QString &path, const QJsonObject &body)
{
    const QString prefix = QStringLiteral("/sandbox/v1");
    return control("POST", path.startsWith(prefix) ? path : QString(prefix + path), body);
}

Headers SandboxProcess::signature(const QByteArray &method, const QByteArray &target,
                                  const QByteArray &body, qint64 timestamp)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    qint64 second = timestamp ? timestamp : QDateTime::currentSecsSinceEpoch();
    const auto payloadAt = [&](qint64 time) -> QByteArray {
        return method + '\n' + target + '\n' + QByteArray::number(time) + '\n' + hash;
    };
    while (!timestamp && m_signed.contains(payloadAt(second)))
        --second;
    const QByteArray payload = payloadAt(second);
    m_signed.insert(payload);
    const QByteArray stamp = QByteArray::number(second);
    return {{"X-Key-Id", keyId().toLatin1()},
            {"X-Timestamp", stamp},
            {"X-Signature", signedWith(keyFile(), payload).toBase64()}};
}

QByteArray SandboxProcess::bearer()
{
    if (m_token.isEmpty()) {
        const QByteArray target = "/v1/auth/tokens";
        const QByteArray body =
            QJsonDocument(
                QJsonObject{{QStringLiteral("key_id"), keyId()},
                            {QStringLiteral("nonce"), QUuid::createUuid().toString(QUuid::Id128)}})
                .toJson(QJsonDocument::Compact);
        const SandboxAnswer answer = exchange(
            "POST", target,
            Headers{{"Content-Type", "application/json"}} + signature("POST", target, body), body);
        m_token = answer.json().value(QStringLiteral("access_token")).toString().toLatin1();
    }
    return "Bearer " + m_token;
}

SandboxAnswer SandboxProcess::call(const char *method, const QString &target,
                                   const QJsonObject &body, const QByteArray &idempotencyKey)
{
    Headers headers{{"Authorization", bearer()}};
    QByteArray bytes;
    if (qstrcmp(method, "GET") != 0) {
        bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
        headers += signature(method, target.toLatin1(), bytes);
        const QByteArray key = idempotencyKey.isEmpty()
                                   ? QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
                                   : idempotencyKey;
        headers += Headers{{"Content-Type", "application/json"}, {"Idempotency-Key", key}};
    }
    return exchange(method, target.toLatin1(), headers, bytes);
}

QList<QJsonObject> SandboxProcess::allInvoices()
{
    QList<QJsonObject> invoices;
    QString cursor;
    do {
        const QJsonObject page =
            call("GET", QStringLiteral("/v1/invoices?limit=200&cursor=") + cursor).json();
        for (const QJsonValue &invoice : page.value(QStringLiteral("data")).toArray())
            invoices.append(invoice.toObject());
        cursor = page.value(QStringLiteral("next_cursor")).toString();
    } while (!cursor.isEmpty());
    return invoices;
}

} // namespace coinpay::test
