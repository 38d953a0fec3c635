// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay::test;

//! "webhooks verify" as an integrator uses it: three files in, a verdict out. The message is the
//! example of GitHub's documentation, "Validating webhook deliveries".
class TestCliWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRightOneIsValid();
    void aChangedBodyIsExplained();
    void peopleReadSentences();
    void aSecretThatOthersReadIsRefused();
    void wrongUseIsTold_data();
    void wrongUseIsTold();

private:
    Ran verify(const QStringList &more = {});
    [[nodiscard]] QString file(const char *name) const
    {
        return m_dir.filePath(QString::fromLatin1(name));
    }
    void write(const char *name, const QByteArray &bytes);

    QTemporaryDir m_dir;
};

void TestCliWebhooks::write(const char *name, const QByteArray &bytes)
{
    QFile target(file(name));
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(bytes), bytes.size());
    target.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

Ran TestCliWebhooks::verify(const QStringList &more)
{
    return runCli(m_dir.path(), QStringList{QStringLiteral("webhooks"), QStringLiteral("verify"),
                                            QStringLiteral("--headers"), file("headers"),
                                            QStringLiteral("--body"), file("body"),
                                            QStringLiteral("--secret-file"), file("secret")} +
                                    more);
}

void TestCliWebhooks::initTestCase()
{
    qputenv("LC_ALL", "C");
    write("headers", "POST /hook HTTP/1.1\r\nHost: localhost\r\nX-Hub-Signature-256: "
                     "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17\r\n");
    write("body", "Hello, World!");
    write("secret", "It's a Secret to Everybody\n");
}

void TestCliWebhooks::aRightOneIsValid()
{
    const Ran ran = verify({QStringLiteral("--json")});
    QCOMPARE(ran.exitCode, 0);
    QCOMPARE(ran.text("finding"), QStringLiteral("valid"));
    QCOMPARE(ran.text("scheme"), QStringLiteral("body"));
    QVERIFY(!ran.out.contains("Everybody"));
}

void TestCliWebhooks::aChangedBodyIsExplained()
{
    write("body", "Hello, World!\n");
    const Ran ran = verify({QStringLiteral("--json")});
    write("body", "Hello, World!");
    QCOMPARE(ran.exitCode, 5);
    QCOMPARE(ran.text("finding"), QStringLiteral("body_changed"));
    const QJsonObject difference = ran.json().value(QStringLiteral("difference")).toObject();
    QCOMPARE(difference.value(QStringLiteral("at")).toInt(), 13);
}

void TestCliWebhooks::peopleReadSentences()
{
    const Ran ran = verify();
    QCOMPARE(ran.exitCode, 0);
    QVERIFY2(ran.out.startsWith("The signature is right."), ran.out.constData());
    QVERIFY(!ran.out.contains('{'));
}

void TestCliWebhooks::aSecretThatOthersReadIsRefused()
{
    QFile secret(file("secret"));
    secret.setPermissions(secret.permissions() | QFile::ReadOther);
    const Ran ran = verify({QStringLiteral("--json")});
    secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(ran.exitCode, 7);
}

void TestCliWebhooks::wrongUseIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString headers = QStringLiteral("--headers");
    const QString body = QStringLiteral("--body");
    const QString secret = QStringLiteral("--secret-file");
    const QString verify = QStringLiteral("verify");
    const QString webhooks = QStringLiteral("webhooks");
    const QString nowhere = QStringLiteral("/nowhere");
    QTest::newRow("no headers") << QStringList{webhooks, verify, body, nowhere, secret, nowhere};
    QTest::newRow("no such body") << QStringList{webhooks, verify,  headers, file("headers"),
                                                 body,     nowhere, secret,  file("secret")};
    QTest::newRow("no such scheme") << QStringList{webhooks,
                                                   verify,
                                                   headers,
                                                   file("headers"),
                                                   body,
                                                   file("body"),
                                                   secret,
                                                   file("secret"),
                                                   QStringLiteral("--scheme"),
                                                   QStringLiteral("rot13")};
}

void TestCliWebhooks::wrongUseIsTold()
{
    QFETCH(const QStringList, arguments);
    const Ran ran = runCli(m_dir.path(), QStringList{QStringLiteral("--json")} + arguments);
    QCOMPARE(ran.exitCode, 2);
    QVERIFY(!ran.errorText("message").isEmpty());
}

QTEST_GUILESS_MAIN(TestCliWebhooks)
#include "tst_cliwebhooks.moc"
