// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/opensslprogram.h"

#include "crypto/canonicalrequest.h"
#include "crypto/signingkey.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

//! The `openssl` program and this one must agree about every key and signature, both ways.
class OpensslProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesOurSignature();
    void refusesAnotherMessage();
    void signsWhatWeVerify();
    void hashesAlike();

private:
    QString file(const char *name, QByteArrayView bytes);
    ProgramAnswer verify(const SigningKey &key, const QByteArray &message,
                         const QByteArray &signature);

    QTemporaryDir m_dir;
};

QString OpensslProgramTest::file(const char *name, QByteArrayView bytes)
{
    const QString path = m_dir.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), bytes.size()) != bytes.size())
        qFatal("cannot write a test file");
    return path;
}

ProgramAnswer OpensslProgramTest::verify(const SigningKey &key, const QByteArray &message,
                                         const QByteArray &signature)
{
    return openssl({QStringLiteral("pkeyutl"), QStringLiteral("-verify"), QStringLiteral("-pubin"),
                    QStringLiteral("-inkey"), file("public.pem", key.publicPem()),
                    QStringLiteral("-rawin"), QStringLiteral("-in"), file("message", message),
                    QStringLiteral("-sigfile"), file("signature", signature)});
}

void OpensslProgramTest::verifiesOurSignature()
{
    const auto key = SigningKey::generate();
    const QByteArray message = canonicalRequest("POST", "/v1/invoices", 1767225600, "{\"a\":1}");
    const ProgramAnswer answer = verify(*key, message, *key->sign(message));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
}

void OpensslProgramTest::refusesAnotherMessage()
{
    const auto key = SigningKey::generate();
    QVERIFY(verify(*key, "other bytes", *key->sign("these bytes")).exitCode != 0);
}

void OpensslProgramTest::signsWhatWeVerify()
{
    const QString path = file("private.pem", {});
    const ProgramAnswer made = openssl({QStringLiteral("genpkey"), QStringLiteral("-algorithm"),
                                        QStringLiteral("ed25519"), QStringLiteral("-out"), path});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QFile pem(path);
    QVERIFY(pem.open(QIODevice::ReadOnly));
    const auto key = SigningKey::fromPem(pem.readAll());
    QVERIFY2(key, qPrintable(key ? QString() : key.error().message));

    const QByteArray message = canonicalRequest("GET", "/v1/wallets?limit=1", 1767225600, {});
    const ProgramAnswer signature =
        openssl({QStringLiteral("pkeyutl"), QStringLiteral("-sign"), QStringLiteral("-inkey"), path,
                 QStringLiteral("-rawin"), QStringLiteral("-in"), file("message", message)});
    QVERIFY2(signature.exitCode == 0, signature.err.constData());
    QVERIFY(verifyEd25519(key->publicRaw(), message, signature.out));
    QCOMPARE(*key->sign(message), signature.out); // Ed25519 has one signature a message
}

void OpensslProgramTest::hashesAlike()
{
    const QByteArray body(5000, '\xfe');
    const ProgramAnswer sum =
        openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-r")}, body);
    QCOMPARE(sum.out.left(64), sha256Hex(body));
}

QTEST_GUILESS_MAIN(OpensslProgramTest)
#include "tst_opensslprogram.moc"
