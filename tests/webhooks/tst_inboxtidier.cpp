// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shiftedclock.h"
#include "webhooks/inboxtidier.h"
#include "webhooks/listenershop.h"
#include "webhooks/replaysource.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr qint64 MonthAndADay = 31LL * 24 * 3600 * 1000;
constexpr int Patience = 30'000;

} // namespace

//! A listener whose inbox drops what it keeps no longer.
class TestInboxTidier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aMonthLaterTheBytesAreGoneAndNothingIsHandledTwice();
    void aFloodStaysBelowTheCeilingWhileItIsAnswered();
    void whatIsGoneIsNotReplayed();

private:
    std::unique_ptr<ListenerShop> m_shop;
};

void TestInboxTidier::init()
{
    m_shop = std::make_unique<ListenerShop>();
}

void TestInboxTidier::aMonthLaterTheBytesAreGoneAndNothingIsHandledTwice()
{
    QVERIFY(m_shop->start());
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    ShiftedClock later;
    later.shiftTo(MonthAndADay);
    WebhookInbox &inbox = m_shop->listener->inbox();
    InboxTidier tidier(inbox, later, {});
    const auto isGone = [&] { return inbox.receiptOf(QStringLiteral("evt_1"))->droppedAt > 0; };
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), Patience);
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QCOMPARE(m_shop->arrivals.size(), 2);
    QVERIFY(!m_shop->arrivals.last().isNew);
    const auto kept = inbox.receiptOf(QStringLiteral("evt_1"));
    QCOMPARE(kept->times, 2);
    QVERIFY(!kept->cameDiffering);
    QVERIFY(kept->body.isEmpty());
}

void TestInboxTidier::aFloodStaysBelowTheCeilingWhileItIsAnswered()
{
    constexpr int Many = 30;
    constexpr qint64 Ceiling = 3'000;
    QVERIFY(
        m_shop->start({}, [](ListenerSettings &settings) { settings.keeping.bytes = Ceiling; }));
    QStringList ids;
    for (int i = 0; i < Many; ++i) {
        ids += QStringLiteral("evt_%1").arg(i);
        QCOMPARE(m_shop->send(signedPost(ids.last().toUtf8())), 200);
    }
    WebhookInbox &inbox = m_shop->listener->inbox();
    const auto keptBytes = [&] {
        qint64 bytes = 0;
        for (const QString &id : std::as_const(ids)) {
            const auto receipt = inbox.receiptOf(id);
            bytes += receipt ? receipt->headers.size() + receipt->body.size() : Ceiling + 1;
        }
        return bytes;
    };
    QTRY_VERIFY_WITH_TIMEOUT(keptBytes() <= Ceiling, Patience);
    QVERIFY(!inbox.receiptOf(ids.last())->body.isEmpty());
    QVERIFY(inbox.receiptOf(ids.first())->body.isEmpty());
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_shop->send(signedPost(id.toUtf8())), 200);
    QCOMPARE(m_shop->kept().size(), Many);
}

void TestInboxTidier::whatIsGoneIsNotReplayed()
{
    QVERIFY(m_shop->start());
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QCOMPARE(m_shop->send(signedPost("evt_2")), 200);
    WebhookInbox &inbox = m_shop->listener->inbox();
    const auto second = inbox.receiptOf(QStringLiteral("evt_2"));
    QCOMPARE(replayEventsFrom(inbox, *second, true)->size(), 2);
    QVERIFY(droppedText(*second).isEmpty());
    const qint64 bytes = second->headers.size() + second->body.size();
    QVERIFY(*inbox.dropOld({std::chrono::hours(24), bytes}, m_shop->clock.now()));
    const auto first = inbox.receiptOf(QStringLiteral("evt_1"));
    const auto refused = replayEventsFrom(inbox, *first, false);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QLatin1String("no longer kept")));
    // Of its siblings, those that are whole.
    QCOMPARE(replayEventsFrom(inbox, *inbox.receiptOf(QStringLiteral("evt_2")), true)->size(), 1);
}

QTEST_GUILESS_MAIN(TestInboxTidier)
#include "tst_inboxtidier.moc"
