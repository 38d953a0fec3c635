// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/sampleprofile.h"
#include "support/opensslprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class ProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environments();
    void addresses_data();
    void addresses();
    void refusedAddresses_data();
    void refusedAddresses();
    void names_data();
    void names();
    void keyIds_data();
    void keyIds();
    void certificates_data();
    void certificates();
    void everyFaultIsNamedAtOnce();
};

void ProfileTest::environments()
{
    for (const auto environment : {Environment::Sandbox, Environment::Test, Environment::Live})
        QCOMPARE(environmentFromName(QString(environmentName(environment))), environment);
    QVERIFY(!environmentFromName(u"production"));
    QVERIFY(!environmentFromName(u"Live"));
}

void ProfileTest::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *name, const char *typed, const char *url) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromLatin1(url);
    };
    row("as it should be", "https://api.example.com", "https://api.example.com");
    row("no scheme", "api.example.com", "https://api.example.com");
    row("no scheme, with a port", "localhost:8443", "https://localhost:8443");
    row("white space of a paste", "  https://api.example.com/\n", "https://api.example.com");
    row("capitals", "HTTPS://API.Example.COM", "https://api.example.com");
    row("IPv6", "https://[::1]:8443/", "https://[::1]:8443");
    row("IPv4", "127.0.0.1:8443", "https://127.0.0.1:8443");
    row("a name in another script is shown as it is sent",
        "https://b\xC3\xBC"
        "cher.example",
        "https://xn--bcher-kva.example");
}

void ProfileTest::addresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    const auto parsed = parseServerUrl(typed);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
    QCOMPARE(parsed->toString(QUrl::FullyEncoded), url);
}

void ProfileTest::refusedAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &typed, const char *says) {
        QTest::newRow(name) << typed << QString::fromLatin1(says);
    };
    row("nothing", QString(), "Enter the server's address");
    row("white space", QStringLiteral(" \t"), "Enter the server's address");
    row("http", QStringLiteral("http://api.example.com"), "anybody on the way read");
    row("HTTP in capitals", QStringLiteral("HTTP://api.example.com"), "anybody on the way read");
    row("another scheme", QStringLiteral("ftp://api.example.com"), "begin with https://");
    row("a path", QStringLiteral("https://api.example.com/v1/invoices"),
        "what follows its name: https://api.example.com");
    row("a query", QStringLiteral("https://api.example.com?x=1"), "what follows its name");
    row("a fragment", QStringLiteral("https://api.example.com#x"), "what follows its name");
    row("a password", QStringLiteral("https://me:secret@api.example.com"), "a user name");
    row("an empty user", QStringLiteral("https://@api.example.com"), "a user name");
    row("no host", QStringLiteral("https://"), "not a server's address");
    row("only a slash", QStringLiteral("/"), "not a server's address");
    row("a space inside", QStringLiteral("https://api .example.com"), "not a server's address");
    row("a port that is none", QStringLiteral("https://api.example.com:99999"),
        "not a server's address");
    row("port 0", QStringLiteral("https://api.example.com:0"), "not a server's address");
    row("a line break inside", QStringLiteral("https://api.example.com\nX: y"),
        "not a server's address");
    row("a mail address", QStringLiteral("mailto:me@example.com"), "");
    row("far too long", QString(3000, QLatin1Char('a')), "at most 2048");
}

void ProfileTest::refusedAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    const auto parsed = parseServerUrl(typed);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
    QVERIFY(!parsed.error().message.contains(QStringLiteral("secret")));
}

void ProfileTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fine");
    QTest::newRow("plain") << QStringLiteral("shop") << true;
    QTest::newRow("all that is allowed") << QStringLiteral("My-Shop_2.test") << true;
    QTest::newRow("40 characters") << QString(40, QLatin1Char('a')) << true;
    QTest::newRow("41 characters") << QString(41, QLatin1Char('a')) << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("this folder") << QStringLiteral(".") << false;
    QTest::newRow("the folder above") << QStringLiteral("..") << false;
    QTest::newRow("a path") << QStringLiteral("../shop") << false;
    QTest::newRow("a Windows path") << QStringLiteral("..\\shop") << false;
    QTest::newRow("an absolute path") << QStringLiteral("/tmp") << false;
    QTest::newRow("hidden") << QStringLiteral(".shop") << false;
    QTest::newRow("a dot at the end") << QStringLiteral("shop.") << false;
    QTest::newRow("a device of Windows") << QStringLiteral("NUL.txt") << false;
    QTest::newRow("a numbered device") << QStringLiteral("com1") << false;
    QTest::newRow("not a device") << QStringLiteral("com") << true;
    QTest::newRow("a space") << QStringLiteral("my shop") << false;
    QTest::newRow("a zero byte") << QStringLiteral("a\0b") << false;
    QTest::newRow("a letter that looks like another") << QStringLiteral("sh\u043Ep") << false;
}

void ProfileTest::names()
{
    QFETCH(QString, name);
    QFETCH(bool, fine);
    const auto checked = checkProfile(sampleProfile(name));
    QCOMPARE(checked.has_value(), fine);
    if (!fine)
        QCOMPARE(checked.error().fields.first().field, QStringLiteral("name"));
}

void ProfileTest::keyIds_data()
{
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<bool>("fine");
    QTest::newRow("plain") << QStringLiteral("key_01HV") << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("a space") << QStringLiteral("key 1") << false;
    QTest::newRow("a line break would be a header of its own")
        << QStringLiteral("key\r\nX: y") << false;
    QTest::newRow("not ASCII") << QStringLiteral("key_\u00e9") << false;
    QTest::newRow("too long") << QString(201, QLatin1Char('k')) << false;
}

void ProfileTest::keyIds()
{
    QFETCH(QString, keyId);
    QFETCH(bool, fine);
    Profile profile = sampleProfile();
    profile.keyId = keyId;
    const auto checked = checkProfile(profile);
    QCOMPARE(checked.has_value(), fine);
    if (!fine)
        QCOMPARE(checked.error().fields.first().field, QStringLiteral("key_id"));
}

void ProfileTest::certificates_data()
{
    QTest::addColumn<QByteArray>("ca");
    QTest::addColumn<QString>("says"); // empty: fine
    QTemporaryDir dir;
    const QString keyPath = dir.filePath(QStringLiteral("key.pem"));
    const QByteArray certificate =
        openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                 QStringLiteral("ed25519"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
                 keyPath, QStringLiteral("-subj"), QStringLiteral("/CN=test"),
                 QStringLiteral("-days"), QStringLiteral("1")})
            .out;
    const QByteArray key = openssl({QStringLiteral("pkey"), QStringLiteral("-in"), keyPath}).out;
    QVERIFY(certificate.startsWith("-----BEGIN CERTIFICATE-----"));
    QVERIFY(key.startsWith("-----BEGIN PRIVATE KEY-----"));
    QTest::newRow("one") << certificate << QString();
    QTest::newRow("two, with text")
        << QByteArray(certificate + "# the next\n" + certificate) << QString();
    QTest::newRow("not PEM") << QByteArray("hello") << QStringLiteral("whole certificate");
    QTest::newRow("the second one cut short")
        << QByteArray(certificate + certificate.left(60)) << QStringLiteral("whole certificate");
    QTest::newRow("damaged") << QByteArray(certificate).replace("MII", "M")
                             << QStringLiteral("damaged");
    QTest::newRow("with its private key")
        << QByteArray(certificate + key) << QStringLiteral("private key");
    QTest::newRow("a public key")
        << openssl({QStringLiteral("pkey"), QStringLiteral("-pubout")}, key).out
        << QStringLiteral("not a certificate");
    QTest::newRow("too large") << QByteArray(64 * 1024 + 1, 'x') << QStringLiteral("64 KiB");
}

void ProfileTest::certificates()
{
    QFETCH(QByteArray, ca);
    QFETCH(QString, says);
    Profile profile = sampleProfile();
    profile.caPem = ca;
    const auto checked = checkProfile(profile);
    QCOMPARE(checked.has_value(), says.isEmpty());
    if (!checked) {
        QCOMPARE(checked.error().fields.first().field, QStringLiteral("ca"));
        QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
    }
}

void ProfileTest::everyFaultIsNamedAtOnce()
{
    const auto checked = checkProfile({{}, QUrl(QStringLiteral("http://a")), {}, "x", {}, 0});
    QVERIFY(!checked);
    QStringList fields;
    for (const FieldError &field : checked.error().fields)
        fields.append(field.field);
    QCOMPARE(fields, QStringList({QStringLiteral("name"), QStringLiteral("url"),
                                  QStringLiteral("key_id"), QStringLiteral("ca")}));
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
