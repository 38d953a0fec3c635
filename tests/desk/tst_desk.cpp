// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk.h"
#include "profiles/keyfile.h"
#include "secrets/memorystore.h"
#include "support/futures.h"
#include "support/sandboxprocess.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

InvoiceDraft draft(const char *reference)
{
    InvoiceDraft draft;
    draft.amount = *Money::parse(u"25.00", QStringLiteral("USDT"));
    draft.reference = QString::fromLatin1(reference);
    return draft;
}

} // namespace

//! The whole engine over a real server.
class TestDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectsAndKnowsItsScopes();
    void failureSaysWhichStep_data();
    void failureSaysWhichStep();
    void keyInTheKeychainIsUsed();
    void invoiceGoesFromPendingToPaid();
    void lostAnswersMakeOneInvoice();
    void whatOneDeskLeftTheNextFinishes();
    void twoDesksOnOneProfile();
    void everyAttemptIsInTheRequestLog();

private:
    [[nodiscard]] std::unique_ptr<Desk> open(const Profile &profile);
    [[nodiscard]] std::unique_ptr<Desk> connected(Desk::Engine engine);
    [[nodiscard]] OperationState stateOf(Desk &desk, const QString &id);
    [[nodiscard]] int invoicesWith(const char *reference);
    void fault(const char *kind, int times);
    void clearFaults() { m_sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults")); }

    QTemporaryDir m_dir;
    SandboxProcess m_sandbox;
    SystemClock m_clock;
    SystemRandom m_random;
    MemoryStore m_secrets;
    Profile m_profile;
    std::shared_ptr<const SigningKey> m_key;
};

void TestDesk::initTestCase()
{
    QVERIFY2(m_sandbox.start({QStringLiteral("--block-interval"), QStringLiteral("0")}),
             qPrintable(m_sandbox.complaint()));
    QFile ca(m_sandbox.caFile());
    QVERIFY(ca.open(QIODevice::ReadOnly));
    m_profile.name = QStringLiteral("shop");
    m_profile.url = QUrl(m_sandbox.url());
    m_profile.keyId = m_sandbox.keyId();
    m_profile.caPem = ca.readAll();
    auto key = readKeyFile(m_sandbox.keyFile());
    QVERIFY(key);
    m_key = std::make_shared<const SigningKey>(std::move(*key));
}

std::unique_ptr<Desk> TestDesk::open(const Profile &profile)
{
    auto desk = Desk::open(ProfileRegistry(m_dir.path()), profile, m_secrets, m_clock, m_random);
    if (!desk)
        qFatal("%s", qPrintable(desk.error().message));
    return std::move(*desk);
}

std::unique_ptr<Desk> TestDesk::connected(Desk::Engine engine)
{
    auto desk = open(m_profile);
    const ConnectionReport report = settled(desk->connectToServer(engine, m_key));
    if (!report.connected)
        qFatal("%s", qPrintable(report.error->message));
    return desk;
}

OperationState TestDesk::stateOf(Desk &desk, const QString &id)
{
    return desk.reader().operation(id).value_or(Operation()).state;
}

int TestDesk::invoicesWith(const char *reference)
{
    int number = 0;
    for (const QJsonObject &invoice : m_sandbox.allInvoices())
        number += invoice.value(QStringLiteral("reference")) == QLatin1String(reference) ? 1 : 0;
    return number;
}

void TestDesk::fault(const char *kind, int times)
{
    const QJsonObject match{{QStringLiteral("method"), QStringLiteral("POST")},
                            {QStringLiteral("path"), QStringLiteral("/v1/invoices")}};
    m_sandbox.post(QStringLiteral("/faults"), {{QStringLiteral("match"), match},
                                               {QStringLiteral("kind"), QString::fromLatin1(kind)},
                                               {QStringLiteral("times"), times}});
}

void TestDesk::connectsAndKnowsItsScopes()
{
    const auto desk = open(m_profile);
    QVERIFY(!desk->isConnected());
    const ConnectionReport report = settled(desk->connectToServer(Desk::Engine::Calls, m_key));
    QVERIFY(report.connected);
    QVERIFY(desk->isConnected());
    QVERIFY(report.scopes.contains(QStringLiteral("invoices:write")));
    QCOMPARE(desk->scopes(), report.scopes);
}

void TestDesk::failureSaysWhichStep_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("kind");
    QTest::newRow("no such name") << QStringLiteral("dns") << QStringLiteral("dns");
    QTest::newRow("nobody listens") << QStringLiteral("port") << QStringLiteral("connect");
    QTest::newRow("a certificate of somebody else")
        << QStringLiteral("ca") << QStringLiteral("tls");
    QTest::newRow("a key nobody knows")
        << QStringLiteral("key id") << QStringLiteral("unauthenticated");
    QTest::newRow("another private key")
        << QStringLiteral("key") << QStringLiteral("unauthenticated");
    QTest::newRow("no key in the keychain")
        << QStringLiteral("secret") << QStringLiteral("secret_missing");
    QTest::newRow("a clock far off") << QStringLiteral("clock") << QStringLiteral("clock_skew");
}

void TestDesk::failureSaysWhichStep()
{
    QFETCH(const QString, what);
    Profile profile = m_profile;
    profile.name = QStringLiteral("other");
    std::shared_ptr<const SigningKey> key = m_key;
    if (what == QLatin1String("dns"))
        profile.url = QUrl(QStringLiteral("https://nobody.invalid"));
    if (what == QLatin1String("port"))
        profile.url = QUrl(QStringLiteral("https://127.0.0.1:9"));
    if (what == QLatin1String("ca"))
        profile.caPem.clear();
    if (what == QLatin1String("key id"))
        profile.keyId = QStringLiteral("key_nobody");
    if (what == QLatin1String("key"))
        key = std::make_shared<const SigningKey>(std::move(*SigningKey::generate()));
    if (what == QLatin1String("secret"))
        key.reset();
    if (what == QLatin1String("clock"))
        m_sandbox.post(QStringLiteral("/faults"),
                       {{QStringLiteral("match"), QJsonObject()},
                        {QStringLiteral("kind"), QStringLiteral("clock_skew")},
                        {QStringLiteral("times"), 20}});
    const auto desk = open(profile);
    const ConnectionReport report = settled(desk->connectToServer(Desk::Engine::Calls, key));
    clearFaults();
    QVERIFY(!report.connected);
    QVERIFY(report.error);
    QTEST(QString(errorKindName(report.error->kind)), "kind");
    QVERIFY(!report.error->message.isEmpty());
}

void TestDesk::keyInTheKeychainIsUsed()
{
    settled(m_secrets.write(privateKeyEntry(m_profile.name, m_profile.keyId),
                            std::make_shared<const SecretBytes>(m_key->toPem())));
    const auto desk = open(m_profile);
    QVERIFY(settled(desk->connectToServer(Desk::Engine::Calls)).connected);
}

void TestDesk::invoiceGoesFromPendingToPaid()
{
    const auto desk = connected(Desk::Engine::Full);
    desk->setAttentive(true);
    const auto asked = settled(desk->createInvoice(draft("order_main")));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(operationStateName(stateOf(*desk, asked->id)),
                              operationStateName(OperationState::Final), 30'000);
    const QString id = desk->reader().operation(asked->id)->resultId;
    QCOMPARE(desk->reader().invoice(id)->statusText, QStringLiteral("pending"));
    QTRY_COMPARE_WITH_TIMEOUT(desk->freshness().phase, Freshness::Phase::Live, 30'000);

    m_sandbox.post(QStringLiteral("/invoices/%1/payments").arg(id));
    m_sandbox.post(QStringLiteral("/blocks"), {{QStringLiteral("count"), 20}});
    QTRY_COMPARE_WITH_TIMEOUT(desk->reader().invoice(id)->statusText, QStringLiteral("paid"),
                              30'000);
    const auto transitions = desk->reader().transitions(id);
    QCOMPARE(transitions->first().toStatus, QStringLiteral("pending"));
    QCOMPARE(transitions->last().toStatus, QStringLiteral("paid"));
    for (const Transition &transition : *transitions)
        QVERIFY(!transition.eventId.isEmpty() || transition.version == 1);
}

void TestDesk::lostAnswersMakeOneInvoice()
{
    const auto desk = connected(Desk::Engine::Operations);
    for (const char *kind : {"drop_before", "drop_after", "cut_body"}) {
        fault(kind, 1);
        const auto asked = settled(desk->createInvoice(draft(kind)));
        QVERIFY(asked);
        QTRY_COMPARE_WITH_TIMEOUT(operationStateName(stateOf(*desk, asked->id)),
                                  operationStateName(OperationState::Final), 60'000);
        QVERIFY(desk->reader().attempts(asked->id)->size() >= 2);
        QCOMPARE(invoicesWith(kind), 1);
    }
    clearFaults();
}

void TestDesk::whatOneDeskLeftTheNextFinishes()
{
    QString id;
    {
        const auto desk = connected(Desk::Engine::Operations);
        fault("drop_after", 1000);
        const auto asked = settled(desk->createInvoice(draft("order_left")));
        QVERIFY(asked);
        id = asked->id;
        QTRY_VERIFY_WITH_TIMEOUT(desk->reader().operation(id)->attempts > 0, 30'000);
    } // closed in the middle of it
    clearFaults();
    const auto desk = connected(Desk::Engine::Operations);
    desk->tryNow(id);
    QTRY_COMPARE_WITH_TIMEOUT(operationStateName(stateOf(*desk, id)),
                              operationStateName(OperationState::Final), 60'000);
    QCOMPARE(invoicesWith("order_left"), 1);
}

void TestDesk::twoDesksOnOneProfile()
{
    const auto one = connected(Desk::Engine::Operations);
    const auto two = connected(Desk::Engine::Operations);
    QStringList ids;
    for (int i = 0; i < 20; ++i) {
        const QByteArray reference = "order_shared_" + QByteArray::number(i);
        const auto asked =
            settled((i % 2 ? one : two)->createInvoice(draft(reference.constData())));
        QVERIFY(asked);
        ids.append(asked->id);
    }
    const auto allFinal = [&] {
        for (const QString &id : std::as_const(ids)) {
            if (stateOf(*one, id) != OperationState::Final)
                return false;
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(allFinal(), 60'000);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(invoicesWith(QByteArray("order_shared_" + QByteArray::number(i)).constData()), 1);
}

void TestDesk::everyAttemptIsInTheRequestLog()
{
    const auto desk = connected(Desk::Engine::Operations);
    const auto asked = settled(desk->createInvoice(draft("order_logged")));
    QVERIFY(asked);
    const auto logged = [&] {
        const auto rows = desk->reader().requestLog(10, asked->id);
        return rows ? *rows : QList<RequestLogEntry>();
    };
    QTRY_COMPARE_WITH_TIMEOUT(logged().size(), 1, 30'000);
    const RequestLogEntry entry = logged().first();
    QCOMPARE(entry.method, QStringLiteral("POST"));
    QCOMPARE(entry.httpStatus, 201);
    QCOMPARE(entry.idempotencyKey, asked->idempotencyKey);
    QVERIFY(!entry.requestId.isEmpty());
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
