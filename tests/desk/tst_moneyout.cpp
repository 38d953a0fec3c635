// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/deskworld.h"

#include <QSignalSpy>

using namespace coinpay;
using namespace coinpay::test;

//! Every kind of operation over a real server, from the form's draft to the end of its own
//! resource.
class TestMoneyOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void releasedInPartAndRefunded();
    void disputedUntilItIsSettled();
    void acceptedThatFailsSaysWhy();
    void transferAtItsQuotedFee();
    void newAddress();
    void batchIsAllOrNothing();
    void theMirrorHasEverythingOnceItIsLive();
    void theDriverAloneFollowsToo();
    void lostAnswersMoveMoneyOnce_data();
    void lostAnswersMoveMoneyOnce();

private:
    //! Accepted first, and not final before its resource is.
    void followToFinal(Desk &desk, const QString &id);
    [[nodiscard]] QString state(Desk &desk, const QString &id) const
    {
        return DeskWorld::stateOf(desk, id);
    }

    DeskWorld m_world;
};

void TestMoneyOut::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.sandbox.complaint()));
}

void TestMoneyOut::cleanup()
{
    m_world.clearFaults();
    QCOMPARE(m_world.wrongInTheBooks(), QString());
}

void TestMoneyOut::followToFinal(Desk &desk, const QString &id)
{
    QTRY_COMPARE_WITH_TIMEOUT(state(desk, id), QStringLiteral("settling"), 30'000);
    const Operation accepted = DeskWorld::row(desk, id);
    QCOMPARE(accepted.httpStatus, 202);
    QVERIFY(!accepted.requestId.isEmpty());
    QVERIFY(!accepted.resultId.isEmpty());
    m_world.mine(1);
    QTest::qWait(200);
    QCOMPARE(state(desk, id), QStringLiteral("settling")); // one block makes nothing final
    m_world.mine();
    QTRY_COMPARE_WITH_TIMEOUT(state(desk, id), QStringLiteral("final"), 30'000);
    QCOMPARE(DeskWorld::row(desk, id).requestId, accepted.requestId);
    QCOMPARE(DeskWorld::row(desk, id).nextAttemptAt, 0);
    QCOMPARE(desk.reader().attempts(id)->size(), 1);
}

void TestMoneyOut::releasedInPartAndRefunded()
{
    const auto desk = m_world.connected(Desk::Engine::Full);
    const Escrow escrow = m_world.fundedEscrow(*desk, "gig_204");
    const auto release =
        settled(desk->actOnEscrow({EscrowActionKind::Release, escrow.id,
                                   QStringLiteral("milestone_approved"), money("100.00", "USDC")},
                                  escrow.version));
    QVERIFY2(release, qPrintable(release ? QString() : release.error().message));
    followToFinal(*desk, release->id);
    const auto action = desk->reader().escrowAction(DeskWorld::row(*desk, release->id).resultId);
    QVERIFY(action);
    QCOMPARE(movementStatusName(action->status), movementStatusName(MovementStatus::Final));
    QCOMPARE(action->amount, money("100.00", "USDC"));
    QTRY_COMPARE_WITH_TIMEOUT(desk->reader().escrow(escrow.id)->statusText,
                              QStringLiteral("partially_released"), 30'000);

    const Escrow rest = *desk->reader().escrow(escrow.id);
    QCOMPARE(rest.held(), money("200.00", "USDC"));
    const auto refund = settled(desk->actOnEscrow(
        {EscrowActionKind::Refund, escrow.id, QStringLiteral("deal_fell_through"), {}},
        rest.version));
    QVERIFY(refund);
    QCOMPARE(refund->request.amount, money("200.00", "USDC"));
    followToFinal(*desk, refund->id);
    QTRY_VERIFY_WITH_TIMEOUT(desk->reader().escrow(escrow.id)->held().isZero(), 30'000);
    QCOMPARE(m_world.actionsOn(escrow.id, "releases"), 1);
    QCOMPARE(m_world.actionsOn(escrow.id, "refunds"), 1);
}

void TestMoneyOut::disputedUntilItIsSettled()
{
    const auto desk = m_world.connected(Desk::Engine::Full);
    const Escrow escrow = m_world.fundedEscrow(*desk, "gig_disputed");
    const auto dispute = settled(desk->actOnEscrow(
        {EscrowActionKind::Dispute, escrow.id, QStringLiteral("not as described"), {}},
        escrow.version));
    QVERIFY(dispute);
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, dispute->id), QStringLiteral("settling"), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(desk->reader().escrow(escrow.id)->statusText,
                              QStringLiteral("disputed"), 30'000);
    m_world.mine(); // blocks settle no dispute
    QTest::qWait(200);
    QCOMPARE(state(*desk, dispute->id), QStringLiteral("settling"));

    const auto refund = settled(
        desk->actOnEscrow({EscrowActionKind::Refund, escrow.id, QStringLiteral("agreed"), {}},
                          desk->reader().escrow(escrow.id)->version));
    QVERIFY(refund);
    followToFinal(*desk, refund->id);
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, dispute->id), QStringLiteral("final"), 30'000);
}

void TestMoneyOut::acceptedThatFailsSaysWhy()
{
    const auto desk = m_world.connected(Desk::Engine::Full);
    const auto asked = settled(desk->sendTransfer(m_world.transfer("will fail")));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("settling"), 30'000);
    m_world.sandbox.post(QStringLiteral("/failures"),
                         {{QStringLiteral("id"), DeskWorld::row(*desk, asked->id).resultId}});
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("failed"), 30'000);
    const Operation failed = DeskWorld::row(*desk, asked->id);
    QCOMPARE(failed.code, QStringLiteral("network_rejected"));
    QCOMPARE(failed.message, QStringLiteral("The network refused the transaction."));
}

void TestMoneyOut::transferAtItsQuotedFee()
{
    const auto desk = m_world.connected(Desk::Engine::Full);
    QTRY_COMPARE_WITH_TIMEOUT(desk->freshness().phase, Freshness::Phase::Live, 30'000);
    TransferDraft draft = m_world.transfer("quoted");
    const auto known = [&] {
        const auto balances = desk->reader().balances(draft.walletId);
        for (const Balance &balance : balances ? balances->sheet.balances : QList<Balance>()) {
            if (balance.network == draft.network && balance.available.asset() == u"USDT")
                return balance.available;
        }
        return Money::zero(QStringLiteral("USDT"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(known().isPositive(), 30'000);
    const Money before = known();

    const auto quote = settled(desk->quoteTransfer(draft));
    QVERIFY(quote);
    QVERIFY(quote->fee.isPositive());
    draft.quoteId = quote->id;
    const auto asked = settled(desk->sendTransfer(draft));
    QVERIFY(asked);
    followToFinal(*desk, asked->id);
    const auto transfer = desk->reader().transfer(DeskWorld::row(*desk, asked->id).resultId);
    QCOMPARE(transfer->fee, quote->fee);
    QCOMPARE(transfer->total, quote->total);
    QTRY_COMPARE_WITH_TIMEOUT(known(), *before.minus(quote->total), 30'000);
    QCOMPARE(m_world.transfersWithNote(draft.note), 1);
}

void TestMoneyOut::newAddress()
{
    const auto desk = m_world.connected(Desk::Engine::Full);
    const QString wallet = m_world.treasury();
    const auto asked =
        settled(desk->createAddress(wallet, QStringLiteral("BTC"), QStringLiteral("bitcoin")));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("final"), 30'000);
    const auto address = desk->reader().address(DeskWorld::row(*desk, asked->id).resultId);
    QVERIFY(address);
    QCOMPARE(address->walletId, wallet);
    QCOMPARE(address->asset, QStringLiteral("BTC"));
}

void TestMoneyOut::batchIsAllOrNothing()
{
    const auto desk = m_world.connected(Desk::Engine::Full);
    QList<TransferDraft> drafts;
    for (const char *note : {"batch 1", "batch 2", "batch 3"}) {
        drafts.append(m_world.transfer(note, "1.50"));
        drafts.last().batchId = QStringLiteral("batch_7");
    }
    QList<TransferDraft> oneWrong = drafts;
    oneWrong[1].destination = QStringLiteral("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d35A");
    const auto before = desk->reader().operations(1000)->size();
    const auto refused = settled(desk->sendTransfers(oneWrong));
    QVERIFY(!refused);
    QCOMPARE(errorKindName(refused.error().kind), errorKindName(ErrorKind::InvalidInput));
    QCOMPARE(desk->reader().operations(1000)->size(), before);

    const auto asked = settled(desk->sendTransfers(drafts));
    QVERIFY(asked);
    QCOMPARE(asked->size(), 3);
    for (const Operation &operation : *asked) {
        QCOMPARE(operation.request.batchId, QStringLiteral("batch_7"));
        QTRY_COMPARE_WITH_TIMEOUT(state(*desk, operation.id), QStringLiteral("settling"), 30'000);
    }
    m_world.mine();
    for (const Operation &operation : *asked)
        QTRY_COMPARE_WITH_TIMEOUT(state(*desk, operation.id), QStringLiteral("final"), 30'000);
    for (const TransferDraft &draft : std::as_const(drafts))
        QCOMPARE(m_world.transfersWithNote(draft.note), 1);
}

void TestMoneyOut::theMirrorHasEverythingOnceItIsLive()
{
    // A profile of its own: what the others made is there without its ever having asked for it.
    const auto desk = m_world.connected(Desk::Engine::Full, "fresh");
    QTRY_COMPARE_WITH_TIMEOUT(desk->freshness().phase, Freshness::Phase::Live, 30'000);
    QVERIFY(desk->freshness().skipped.isEmpty());
    QCOMPARE(desk->reader().escrowPage({}, {}, 500)->size(),
             m_world.rowsOf(QStringLiteral("/v1/escrows?limit=200")).size());
    const QString wallet = m_world.treasury();
    QCOMPARE(
        desk->reader().transferPage({}, {}, 500)->size(),
        m_world.rowsOf(QStringLiteral("/v1/wallets/%1/transfers?limit=200").arg(wallet)).size());
    QCOMPARE(
        desk->reader().addresses(wallet, 500)->size(),
        m_world.rowsOf(QStringLiteral("/v1/wallets/%1/addresses?limit=200").arg(wallet)).size());
    QTRY_VERIFY_WITH_TIMEOUT(!desk->reader().balances(wallet)->sheet.balances.isEmpty(), 30'000);
}

void TestMoneyOut::theDriverAloneFollowsToo()
{
    // As a command does it: no feed.
    const auto desk = m_world.connected(Desk::Engine::Operations, "command");
    const Escrow escrow = m_world.fundedEscrow(*desk, "gig_command");
    const auto asked = settled(desk->actOnEscrow(
        {EscrowActionKind::Release, escrow.id, QStringLiteral("done"), {}}, escrow.version));
    QVERIFY(asked);
    followToFinal(*desk, asked->id);
    // What it did to the escrow is in the mirror as well.
    QTRY_COMPARE_WITH_TIMEOUT(desk->reader().escrow(escrow.id)->statusText,
                              QStringLiteral("released"), 30'000);
}

void TestMoneyOut::lostAnswersMoveMoneyOnce_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("dropped before the effect") << QByteArray("drop_before");
    QTest::newRow("dropped after the effect") << QByteArray("drop_after");
    QTest::newRow("an answer cut to pieces") << QByteArray("cut_body");
}

void TestMoneyOut::lostAnswersMoveMoneyOnce()
{
    QFETCH(const QByteArray, kind);
    const auto desk = m_world.connected(Desk::Engine::Full);
    const Escrow escrow = m_world.fundedEscrow(*desk, kind.constData());
    m_world.fault(kind.constData(), "/v1/escrows/*", 1);
    m_world.fault(kind.constData(), "/v1/wallets/*", 1);
    const auto release = settled(desk->actOnEscrow(
        {EscrowActionKind::Release, escrow.id, QStringLiteral("done"), money("60.00", "USDC")},
        escrow.version));
    const auto transfer = settled(desk->sendTransfer(m_world.transfer(kind.constData())));
    QVERIFY(release && transfer);
    for (const QString &id : {release->id, transfer->id}) {
        QTRY_COMPARE_WITH_TIMEOUT(state(*desk, id), QStringLiteral("settling"), 60'000);
        QVERIFY(desk->reader().attempts(id)->size() >= 2);
    }
    m_world.mine();
    for (const QString &id : {release->id, transfer->id})
        QTRY_COMPARE_WITH_TIMEOUT(state(*desk, id), QStringLiteral("final"), 30'000);
    QCOMPARE(m_world.actionsOn(escrow.id, "releases"), 1);
    QCOMPARE(m_world.transfersWithNote(QString::fromLatin1(kind)), 1);
}

QTEST_GUILESS_MAIN(TestMoneyOut)
#include "tst_moneyout.moc"
