// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"
#include "cli/runningcli.h"
#include "support/sandboxprocess.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

//! What a terminal does with the keychain alone, no key or secret in any file: a real gnome-keyring
//! in a session of its own.
class TestCliKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aListenerWithoutASecretSaysWhatToDo();
    void theListenerVerifiesWithWhatTheKeychainHas();
    void theListenerOfAnotherProfileHasNoneOfThem();
    void aBundleIsKnownByItsProfile();
    void noSecretIsInTheFiles();

private:
    Ran cli(const QStringList &arguments)
    {
        const Ran ran = runCli(m_dir.path(), QStringList{u"--json"_s} + arguments);
        m_said += ran.out + ran.err;
        return ran;
    }

    Ran addProfile(const QString &name, const QString &keyId, const QString &keyFile)
    {
        return cli({u"profiles"_s, u"add"_s, name, u"--url"_s, m_sandbox.url(), u"--key-id"_s,
                    keyId, u"--key-file"_s, keyFile, u"--ca"_s, m_sandbox.caFile(),
                    u"--environment"_s, u"sandbox"_s});
    }

    QString makeInvoice()
    {
        return m_sandbox
            .call("POST", u"/v1/invoices"_s,
                  {{u"amount"_s, u"25.00"_s},
                   {u"asset"_s, u"USDT"_s},
                   {u"reference"_s, u"order_%1"_s.arg(++m_invoices)}})
            .json()
            .value("id"_L1)
            .toString();
    }

    SandboxProcess m_sandbox;
    QTemporaryDir m_dir;
    QTemporaryDir m_files;
    QString m_endpoint;
    QByteArray m_firstSecret;
    QByteArray m_said;
    quint16 m_port = 0;
    int m_invoices = 0;
};

void TestCliKeychain::initTestCase()
{
    QCOMPARE(qEnvironmentVariable("COINPAY_KEYRING_MODE"), u"unlocked"_s);
    qputenv("LC_ALL", "C");
    QVERIFY2(m_sandbox.start(), qPrintable(m_sandbox.complaint()));
    const Ran added = addProfile(u"shop"_s, m_sandbox.keyId(), m_sandbox.keyFile());
    QVERIFY2(added.exitCode == 0, added.out.constData());
    m_port = freePort();
    const QJsonObject made = m_sandbox
                                 .call("POST", u"/v1/webhook_endpoints"_s,
                                       {{u"url"_s, u"http://127.0.0.1:%1/hooks"_s.arg(m_port)},
                                        {u"events"_s, QJsonArray{u"invoice.created"_s}}},
                                       "endpoint")
                                 .json();
    m_endpoint = made.value("endpoint"_L1)["id"_L1].toString();
    m_firstSecret = made.value("secret"_L1)["secret"_L1].toString().toUtf8();
    QVERIFY(m_firstSecret.startsWith("whsec_"));
}

void TestCliKeychain::aListenerWithoutASecretSaysWhatToDo()
{
    const Ran ran = cli({u"webhooks"_s, u"listen"_s});
    QCOMPARE(ran.exitCode, 7);
    QVERIFY2(ran.errorText("message").contains("--secret-file"_L1), ran.out.constData());
}

//! Signed by the server with the new secret, which only the keychain was given.
void TestCliKeychain::theListenerVerifiesWithWhatTheKeychainHas()
{
    const Ran rotated = cli({u"webhooks"_s, u"rotate"_s, m_endpoint, u"--overlap"_s, u"0"_s});
    QVERIFY2(rotated.exitCode == 0, rotated.out.constData());
    RunningCli listener;
    listener.start(m_dir.path(),
                   {u"webhooks"_s, u"listen"_s, u"--port"_s, QString::number(m_port)});
    QTRY_COMPARE_WITH_TIMEOUT(listener.linesOf("listening").size(), 1, 60'000);
    const QString invoice = makeInvoice();
    QVERIFY(!invoice.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(listener.linesOf("received").size(), 1, 60'000);
    const QJsonObject line = listener.linesOf("received").first();
    QVERIFY2(line.value("valid"_L1).toBool(), listener.said.constData());
    QCOMPARE(line.value("resource_id"_L1).toString(), invoice);
    QVERIFY(line.value("secret_id"_L1).toString().startsWith("whs_"_L1));
    QCOMPARE(listener.end(SIGTERM), 0);
    m_said += listener.said + listener.complaint;
}

//! Entries are by profile: what one was given, another does not use.
void TestCliKeychain::theListenerOfAnotherProfileHasNoneOfThem()
{
    const Ran added = addProfile(u"other"_s, m_sandbox.keyId(), m_sandbox.keyFile());
    QVERIFY2(added.exitCode == 0, added.out.constData());
    const Ran ran = cli({u"webhooks"_s, u"listen"_s, u"--profile"_s, u"other"_s});
    QCOMPARE(ran.exitCode, 7);
    QVERIFY(!ran.errorText("message").isEmpty());
    QCOMPARE(cli({u"profiles"_s, u"remove"_s, u"other"_s, u"--yes"_s}).exitCode, 0);
}

void TestCliKeychain::aBundleIsKnownByItsProfile()
{
    const Ran asked = cli({u"invoices"_s, u"create"_s, u"--amount"_s, u"1"_s, u"--asset"_s,
                           u"USDT"_s, u"--reference"_s, u"order_bundled"_s});
    QVERIFY2(asked.exitCode == 0, asked.out.constData());
    const QString invoice = asked.text("id");
    const QString file = m_files.filePath(u"of-shop.coinpay-bundle"_s);
    const Ran made = cli({u"bundle"_s, u"create"_s, invoice, u"--output"_s, file});
    QVERIFY2(made.exitCode == 0, made.out.constData());
    const QStringList verify{u"bundle"_s, u"verify"_s, file};
    const Ran here = cli(verify);
    QCOMPARE(here.exitCode, 0);
    QCOMPARE(here.text("signer"), u"expected"_s);
    QCOMPARE(here.text("signer_profile"), u"shop"_s);
    const Ran told = runCli(m_dir.path(), verify);
    QVERIFY2(told.out.contains("signed by the profile shop"), told.out.constData());
    // Where the profile is not known, its entry in the keychain says nothing.
    QTemporaryDir other;
    const Ran elsewhere = runCli(other.path(), QStringList{u"--json"_s} + verify);
    QCOMPARE(elsewhere.exitCode, 0);
    QCOMPARE(elsewhere.text("signer"), u"unknown"_s);
    QVERIFY(elsewhere.json().value("signer_profile"_L1).isNull());
    const Ran stranger = runCli(other.path(), verify);
    QVERIFY2(stranger.out.contains("does not know"), stranger.out.constData());
}

//! The last one: over all that was said and written before.
void TestCliKeychain::noSecretIsInTheFiles()
{
    QVERIFY(!m_said.contains("whsec_"));
    QDirIterator files(m_dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(!bytes.contains("whsec_") && !bytes.contains("PRIVATE KEY"),
                 qPrintable(file.fileName()));
        ++read;
    }
    QVERIFY(read > 3);
}

QTEST_GUILESS_MAIN(TestCliKeychain)
#include "tst_clikeychain.moc"
