// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"
#include "crypto/signingkey.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay::test;

namespace {

constexpr qint64 MiB = 1024 * 1024;

QByteArray token()
{
    return R"({"access_token":"t","token_type":"Bearer","expires_in":300,"scopes":["read"]})";
}

//! One invoice's place filled with something that nobody should swallow.
QByteArray pageWith(const QByteArray &member)
{
    return R"({"data":[{"id":"inv_1","metadata":)" + member +
           R"(}],"next_cursor":null,"has_more":false})";
}

} // namespace

//! Servers that are not what they should be, as a person at a terminal meets them.
class TestBadServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void certificates_data();
    void certificates();
    void answers_data();
    void answers();

private:
    //! Adds a profile for the server and lists its invoices.
    [[nodiscard]] Ran listFrom(const QUrl &url);

    TestCertificate m_ca;
    QTemporaryDir m_dir;
    int m_profiles = 0;
};

void TestBadServer::initTestCase()
{
    qputenv("LC_ALL", "C");
    m_ca = makeCa();
    QFile ca(m_dir.filePath(QStringLiteral("ca.pem")));
    QVERIFY(ca.open(QIODevice::WriteOnly));
    QVERIFY(ca.write(m_ca.certificatePem) > 0);
    QFile key(m_dir.filePath(QStringLiteral("key.pem")));
    QVERIFY(key.open(QIODevice::WriteOnly));
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    const auto pair = coinpay::SigningKey::generate();
    QVERIFY(pair);
    const coinpay::SecretBytes pem = pair->toPem();
    QVERIFY(key.write(pem.view().data(), pem.view().size()) > 0);
}

Ran TestBadServer::listFrom(const QUrl &url)
{
    const QString name = QStringLiteral("shop%1").arg(++m_profiles);
    const QStringList common{QStringLiteral("--json"), QStringLiteral("--key-file"),
                             m_dir.filePath(QStringLiteral("key.pem"))};
    const Ran added =
        runCli(m_dir.path(), common + QStringList{QStringLiteral("profiles"), QStringLiteral("add"),
                                                  name, QStringLiteral("--url"), url.toString(),
                                                  QStringLiteral("--key-id"),
                                                  QStringLiteral("key_1"), QStringLiteral("--ca"),
                                                  m_dir.filePath(QStringLiteral("ca.pem"))});
    if (added.exitCode != 0)
        return added;
    return runCli(m_dir.path(),
                  common + QStringList{QStringLiteral("invoices"), QStringLiteral("list"),
                                       QStringLiteral("--profile"), name});
}

void TestBadServer::certificates_data()
{
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<qint64>("validUntil");
    QTest::addColumn<bool>("vouched");
    QTest::addColumn<QString>("says");
    const QStringList right{QStringLiteral("127.0.0.1")};
    const QStringList wrong{QStringLiteral("shop.example")};
    QTest::newRow("expired") << right << qint64(-60) << true << "expired";
    QTest::newRow("for another host") << wrong << qint64(86'400) << true << "127.0.0.1";
    QTest::newRow("vouched for by itself") << right << qint64(86'400) << false << "self-signed";
}

void TestBadServer::certificates()
{
    QFETCH(const QStringList, hosts);
    QFETCH(const qint64, validUntil);
    QFETCH(const bool, vouched);
    QFETCH(const QString, says);
    const CertificateOptions options{hosts, -3600, validUntil};
    ScriptedServer server(vouched ? makeLeaf(m_ca, options) : makeSelfSigned(options));
    server.script({Step::answer(201, token())});
    const Ran ran = listFrom(server.url());
    QCOMPARE(ran.exitCode, 4);
    QCOMPARE(ran.errorText("kind"), QStringLiteral("tls"));
    QVERIFY2(ran.errorText("message").contains(says, Qt::CaseInsensitive), ran.out.constData());
    QVERIFY2(server.arrivals.isEmpty(), "something was said to a server that nobody vouches for");
}

void TestBadServer::answers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("17 MiB of one text")
        << pageWith('"' + QByteArray(17 * MiB, 'x') + '"') << "16 MiB";
    QTest::newRow("lists in lists, 100,000 deep")
        << pageWith(QByteArray(100'000, '[') + QByteArray(100'000, ']')) << "deep";
    QTest::newRow("objects in objects, never closed")
        << pageWith(QByteArray(R"({"a":)").repeated(50'000)) << "";
    QTest::newRow("cut in the middle") << QByteArray(R"({"data":[{"id":"inv_1)") << "";
    QTest::newRow("a web page") << QByteArray("<html>Welcome</html>") << "";
    QTest::newRow("nothing") << QByteArray() << "";
}

void TestBadServer::answers()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    ScriptedServer server(makeLeaf(m_ca));
    server.decide([body](const Arrival &arrival) {
        return arrival.method() == "POST" ? Step::answer(201, token()) : Step::answer(200, body);
    });
    const Ran ran = listFrom(server.url());
    QCOMPARE(ran.exitCode, 4);
    QCOMPARE(ran.errorText("kind"), QStringLiteral("protocol"));
    QVERIFY(!ran.errorText("message").isEmpty());
    QVERIFY2(ran.errorText("message").contains(says, Qt::CaseInsensitive),
             qPrintable(ran.errorText("message")));
    QVERIFY(ran.out.size() < MiB);
}

QTEST_GUILESS_MAIN(TestBadServer)
#include "tst_badserver.moc"
