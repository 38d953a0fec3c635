// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/keysection.h"
#include "gui/deskwindow.h"
#include "pages/invoicespage.h"
#include "pages/welcomepage.h"
#include "secrets/needles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 30'000;

//! From nothing to a connected window: real sandbox, real keychain, real clicks.
class TestFirstRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sandboxByPastingItsLine();
    void ownServerWithANewKeyPair();
    void everyFailureSaysWhichPart_data();
    void everyFailureSaysWhichPart();
    void theServersNoSaysWhichPart_data();
    void theServersNoSaysWhichPart();
    void plainHttpIsRefusedAsTyped();
    void whatWasTypedSurvivesClosing();
    void aPastedKeyIsInTheKeychainAlone();
};

namespace {

QString configLine(const SandboxProcess &sandbox)
{
    const QJsonObject config{{QStringLiteral("url"), sandbox.url()},
                             {QStringLiteral("control_url"), sandbox.controlUrl()},
                             {QStringLiteral("ca_file"), sandbox.caFile()},
                             {QStringLiteral("key_id"), sandbox.keyId()},
                             {QStringLiteral("key_file"), sandbox.keyFile()}};
    return QString::fromUtf8(QJsonDocument(config).toJson(QJsonDocument::Compact));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The form for an own server, opened with the mouse, its first half filled in.
ConnectionForm &ownServerForm(DeskWindow &desk, const QString &url, const QByteArray &ca,
                              const QString &keyId = {})
{
    desk.open();
    desk.window().resize(1000, 1200);
    DeskWindow::click(DeskWindow::find<QWidget>("serverCard"));
    ConnectionForm &form = *desk.window().welcomePage()->form();
    form.fill({QStringLiteral("shop"), url, Environment::Test, ca, keyId});
    return form;
}

//! Makes a key pair in the form, registers it with these scopes, and types the id it gets.
void useNewKey(SandboxProcess &sandbox, const QStringList &scopes)
{
    DeskWindow::click(DeskWindow::find<QPushButton>("makeKeyButton"));
    const QString publicKey = DeskWindow::find<QPlainTextEdit>("publicKey")->toPlainText();
    QVERIFY(publicKey.startsWith(QStringLiteral("-----BEGIN PUBLIC KEY-----")));
    const QJsonObject answer = sandbox.post(
        QStringLiteral("/keys"), {{QStringLiteral("public_key"), publicKey},
                                  {QStringLiteral("scopes"), QJsonArray::fromStringList(scopes)}});
    QVERIFY(!answer.isEmpty());
    DeskWindow::type(DeskWindow::find<QLineEdit>("keyIdEdit"), answer.value(u"key_id").toString());
}

QString noticeText(const ConnectionForm &form)
{
    QStringList texts;
    for (const QWidget *child : form.findChildren<QWidget *>()) {
        if (child->isVisible() &&
            QByteArrayView(child->metaObject()->className()) == "coinpay::Notice")
            texts.append(child->accessibleName() + u'\n' + child->accessibleDescription());
    }
    return texts.join(u'\n');
}

} // namespace

void TestFirstRun::sandboxByPastingItsLine()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    desk.open();
    DeskWindow::click(DeskWindow::find<QWidget>("sandboxCard"));
    auto *pasted = DeskWindow::find<QPlainTextEdit>("sandboxConfigEdit");
    QVERIFY(pasted);
    pasted->setPlainText(configLine(sandbox));
    QCOMPARE(DeskWindow::find<QLineEdit>("urlEdit")->text(), sandbox.url());
    desk.window().welcomePage()->form()->window()->resize(1000, 1200);
    DeskWindow::click(DeskWindow::find<QPushButton>("connectButton"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().invoicesPage(), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.window().connector()->status().freshness.phase == Freshness::Phase::Live, PatientMs);
    // The key came from the keychain, and the next start finds it there.
    desk.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.window().connector()->status().freshness.phase == Freshness::Phase::Live, PatientMs);
    desk.close();
}

void TestFirstRun::ownServerWithANewKeyPair()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    ConnectionForm &form = ownServerForm(desk, sandbox.url(), contents(sandbox.caFile()));
    useNewKey(sandbox, {QStringLiteral("read"), QStringLiteral("invoices:write")});
    DeskWindow::click(DeskWindow::find<QPushButton>("testButton"));
    QTRY_VERIFY_WITH_TIMEOUT(noticeText(form).contains(QStringLiteral("works")), PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("connectButton"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().invoicesPage(), PatientMs);
    QCOMPARE(desk.session().desk()->profile().name, QStringLiteral("shop"));
    desk.close();
}

void TestFirstRun::everyFailureSaysWhichPart_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<bool>("rightKey");
    QTest::addColumn<QString>("says");
    QTest::newRow("a name nobody knows")
        << "https://no-such-host.invalid" << true << true << "Name:";
    QTest::newRow("a port nobody listens on")
        << "https://127.0.0.1:1" << true << true << "Network:";
    QTest::newRow("a certificate nobody vouches for") << "" << false << true << "Certificate:";
    QTest::newRow("a key the server does not know") << "" << true << false << "Key:";
}

void TestFirstRun::everyFailureSaysWhichPart()
{
    QFETCH(QString, url);
    QFETCH(bool, pinned);
    QFETCH(bool, rightKey);
    QFETCH(QString, says);
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    ConnectionForm &form =
        ownServerForm(desk, url.isEmpty() ? sandbox.url() : url,
                      pinned ? contents(sandbox.caFile()) : QByteArray(), sandbox.keyId());
    if (rightKey)
        QVERIFY(form.keySection()->importFile(sandbox.keyFile()));
    else
        DeskWindow::click(DeskWindow::find<QPushButton>("makeKeyButton"));
    DeskWindow::click(DeskWindow::find<QPushButton>("testButton"));
    QTRY_VERIFY_WITH_TIMEOUT(noticeText(form).startsWith(says), PatientMs);
    QCOMPARE(DeskWindow::find<QLineEdit>("nameEdit")->text(), QStringLiteral("shop"));
    QVERIFY(form.keySection()->key());
    desk.close();
}

void TestFirstRun::theServersNoSaysWhichPart_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QString>("says");
    const QStringList all{QStringLiteral("read"), QStringLiteral("invoices:write")};
    QTest::newRow("a clock off by an hour") << "clock_skew" << all << "Clock:";
    QTest::newRow("a key that may not read")
        << "" << QStringList{QStringLiteral("invoices:write")} << "Scope:";
    QTest::newRow("a server that is broken") << "status" << all << "Server:";
}

void TestFirstRun::theServersNoSaysWhichPart()
{
    QFETCH(const QString, fault);
    QFETCH(const QStringList, scopes);
    QFETCH(const QString, says);
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    ConnectionForm &form = ownServerForm(desk, sandbox.url(), contents(sandbox.caFile()));
    useNewKey(sandbox, scopes);
    if (!fault.isEmpty())
        sandbox.post(QStringLiteral("/faults"), {{QStringLiteral("kind"), fault},
                                                 {QStringLiteral("status"), 500},
                                                 {QStringLiteral("times"), 1000}});
    DeskWindow::click(DeskWindow::find<QPushButton>("testButton"));
    QTRY_VERIFY_WITH_TIMEOUT(noticeText(form).startsWith(says), PatientMs);
    // What was made and typed is still there, so that nothing is registered twice.
    QVERIFY(form.keySection()->key());
    QCOMPARE(DeskWindow::find<QLineEdit>("nameEdit")->text(), QStringLiteral("shop"));
    desk.close();
}

void TestFirstRun::plainHttpIsRefusedAsTyped()
{
    DeskWindow desk;
    desk.open();
    DeskWindow::click(DeskWindow::find<QWidget>("serverCard"));
    auto *url = DeskWindow::find<QLineEdit>("urlEdit");
    DeskWindow::type(url, QStringLiteral("http://shop.example"));
    QVERIFY2(url->accessibleDescription().contains(QStringLiteral("https")),
             qPrintable(url->accessibleDescription()));
    desk.close();
}

void TestFirstRun::whatWasTypedSurvivesClosing()
{
    DeskWindow desk;
    desk.open();
    DeskWindow::click(DeskWindow::find<QWidget>("serverCard"));
    DeskWindow::type(DeskWindow::find<QLineEdit>("urlEdit"), QStringLiteral("https://shop.exa"));
    DeskWindow::type(DeskWindow::find<QLineEdit>("nameEdit"), QStringLiteral("my shop?"));
    desk.close();
    desk.open();
    QTRY_VERIFY(DeskWindow::find<QLineEdit>("urlEdit"));
    QCOMPARE(DeskWindow::find<QLineEdit>("urlEdit")->text(), QStringLiteral("https://shop.exa"));
    QCOMPARE(DeskWindow::find<QLineEdit>("nameEdit")->text(), QStringLiteral("my shop?"));
    desk.close();
}

void TestFirstRun::aPastedKeyIsInTheKeychainAlone()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    const QByteArray pem = contents(sandbox.keyFile());
    Needles needles;
    QVERIFY(needles.addPrivateKey(pem));
    DeskWindow desk;
    const auto search = [&] {
        return needles.findInFolder(desk.dataDir()) +
               needles.findInFolder(qEnvironmentVariable("HOME"));
    };
    ownServerForm(desk, sandbox.url(), contents(sandbox.caFile()), sandbox.keyId());
    DeskWindow::click(DeskWindow::find<QPushButton>("importKeyButton"));
    auto *edit = DeskWindow::find<QPlainTextEdit>("pemEdit");
    QVERIFY(edit);
    // Half of it, as somebody who is called away leaves it: the draft is kept, the key is not.
    edit->setPlainText(QString::fromLatin1(pem.chopped(10)));
    QTest::qWait(500);
    desk.close();
    QCOMPARE(search(), QStringList());
    desk.open();
    desk.window().resize(1000, 1200);
    QTRY_COMPARE(DeskWindow::find<QLineEdit>("urlEdit")->text(), sandbox.url());
    DeskWindow::click(DeskWindow::find<QPushButton>("importKeyButton"));
    DeskWindow::find<QPlainTextEdit>("pemEdit")->setPlainText(QString::fromLatin1(pem));
    DeskWindow::click(DeskWindow::find<QPushButton>("useKeyButton"));
    QVERIFY(desk.window().welcomePage()->form()->keySection()->key());
    DeskWindow::click(DeskWindow::find<QPushButton>("connectButton"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().invoicesPage(), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.window().connector()->status().freshness.phase == Freshness::Phase::Live, PatientMs);
    desk.close();
    QCOMPARE(search(), QStringList());
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestFirstRun test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_firstrun.moc"
