// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/deskworld.h"

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! More than the driver trusts a key for; a sandbox's clock is moved by a day at most.
constexpr int SleepSeconds = 24 * 3600 - 120;

} // namespace

//! What does not go straight through: refusals, somebody who was sooner, keys that grew too old,
//! and what a person decides.
class TestUndecided : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void theSecondOfTwoDesksIsToldWhatHappened_data();
    void theSecondOfTwoDesksIsToldWhatHappened();
    void lostOnItsWayAndSomebodyElseActed_data();
    void lostOnItsWayAndSomebodyElseActed();
    void twoDesksAtTheSameMoment();
    void onlyConfirmationsGrewSoItIsSent();
    void refusalsKeepWhatWasTyped_data();
    void refusalsKeepWhatWasTyped();
    void aKeyThatMayOnlyRead();
    void stoppedBeforeItLeft();
    void nothingIsStoppedThatMayHaveLeft();
    void aKeyPastItsLifeIsAskedAbout_data();
    void aKeyPastItsLifeIsAskedAbout();
    void aPersonDecides_data();
    void aPersonDecides();
    void whatAPersonNamesIsFollowed_data();
    void whatAPersonNamesIsFollowed();

private:
    [[nodiscard]] QString state(Desk &desk, const QString &id) const
    {
        return DeskWorld::stateOf(desk, id);
    }

    //! A transfer with an attempt whose answer was lost, a day and more ago; closed meanwhile.
    [[nodiscard]] QString oldTransfer(const char *fault, const char *note);

    DeskWorld m_world;
};

void TestUndecided::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.sandbox.complaint()));
}

void TestUndecided::cleanup()
{
    m_world.setClocksAhead(0);
    QCOMPARE(m_world.wrongInTheBooks(), QString());
}

void TestUndecided::theSecondOfTwoDesksIsToldWhatHappened_data()
{
    QTest::addColumn<EscrowActionKind>("first");
    QTest::addColumn<bool>("settled");
    QTest::addColumn<QString>("words");
    using enum EscrowActionKind;
    QTest::newRow("released, on its way") << Release << false << QStringLiteral("asked to release");
    QTest::newRow("released, final") << Release << true << QStringLiteral("released 120.00 USDC");
    QTest::newRow("refunded, final") << Refund << true << QStringLiteral("refunded 120.00 USDC");
    QTest::newRow("disputed") << Dispute << false << QStringLiteral("opened a dispute");
}

void TestUndecided::theSecondOfTwoDesksIsToldWhatHappened()
{
    QFETCH(const EscrowActionKind, first);
    QFETCH(const bool, settled);
    QFETCH(const QString, words);
    const auto one = m_world.connected(Desk::Engine::Operations, "till_1");
    const auto two = m_world.connected(Desk::Engine::Operations, "till_2");
    const Escrow escrow = m_world.fundedEscrow(*one, QTest::currentDataTag());
    QVERIFY(test::settled(two->fetchEscrow(escrow.id))); // both see it funded

    std::optional<Money> part;
    if (first != EscrowActionKind::Dispute)
        part = money("120.00", "USDC");
    const auto sooner = test::settled(
        one->actOnEscrow({first, escrow.id, QStringLiteral("first"), part}, escrow.version));
    QVERIFY(sooner);
    QTRY_COMPARE_WITH_TIMEOUT(state(*one, sooner->id), QStringLiteral("settling"), 30'000);
    if (settled) {
        m_world.mine();
        QTRY_COMPARE_WITH_TIMEOUT(state(*one, sooner->id), QStringLiteral("final"), 30'000);
    }

    // The second one's mirror still shows what its person saw and confirmed.
    const auto later = test::settled(two->actOnEscrow(
        {EscrowActionKind::Release, escrow.id, QStringLiteral("second"), money("300.00", "USDC")},
        escrow.version));
    QVERIFY(later);
    QTRY_COMPARE_WITH_TIMEOUT(state(*two, later->id), QStringLiteral("rejected"), 30'000);
    const Operation told = DeskWorld::row(*two, later->id);
    QCOMPARE(told.code, QStringLiteral("changed_since_confirmed"));
    QVERIFY2(told.message.contains(words), qPrintable(told.message));
    QVERIFY(told.message.contains(QLatin1String("Nothing was sent")));
    QCOMPARE(m_world.actionsOn(escrow.id, "releases"), first == EscrowActionKind::Release ? 1 : 0);
    for (const QJsonValue &seen : m_world.rowsOf(
             QStringLiteral("/v1/requests?idempotency_key=%1").arg(later->idempotencyKey)))
        QFAIL(qPrintable(seen.toObject().value(QStringLiteral("target")).toString()));
    // It is shown as it is now, and may be acted on again.
    QTRY_VERIFY_WITH_TIMEOUT(two->reader().escrow(escrow.id)->version > escrow.version, 30'000);
    const auto typed = two->draftOf(later->id);
    QVERIFY(typed);
    QCOMPARE(std::get<EscrowActionDraft>(*typed).amount, money("300.00", "USDC"));
}

void TestUndecided::lostOnItsWayAndSomebodyElseActed_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<bool>("arrived");
    QTest::newRow("the request was lost") << QByteArray("drop_before") << false;
    QTest::newRow("its answer was lost") << QByteArray("drop_after") << true;
}

//! One desk's part got no answer, and the other desk released a part too: the first is sent again
//! only where that cannot act once more.
void TestUndecided::lostOnItsWayAndSomebodyElseActed()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const bool, arrived);
    auto one = m_world.connected(Desk::Engine::Operations, "till_1");
    const Escrow escrow = m_world.fundedEscrow(*one, QTest::currentDataTag());
    m_world.fault(fault.constData(), "/v1/escrows/*", 0);
    const auto lost = settled(one->actOnEscrow(
        {EscrowActionKind::Release, escrow.id, QStringLiteral("first"), money("100.00", "USDC")},
        escrow.version));
    QVERIFY(lost);
    QTRY_COMPARE_WITH_TIMEOUT(state(*one, lost->id), QStringLiteral("unknown"), 30'000);
    one.reset();
    m_world.clearFaults();

    const auto two = m_world.connected(Desk::Engine::Operations, "till_2");
    Result<Escrow> found = escrow;
    const auto isSettled = [&] {
        m_world.mine();
        found = settled(two->fetchEscrow(escrow.id));
        return found && found->held() == money(arrived ? "200.00" : "300.00", "USDC") &&
               obstacleTo(EscrowActionKind::Release, *found) == EscrowObstacle::None;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 30'000);
    const auto other = settled(two->actOnEscrow(
        {EscrowActionKind::Release, escrow.id, QStringLiteral("second"), money("120.00", "USDC")},
        found->version));
    QVERIFY(other);
    QTRY_COMPARE_WITH_TIMEOUT(state(*two, other->id), QStringLiteral("settling"), 30'000);
    m_world.mine();
    QTRY_COMPARE_WITH_TIMEOUT(state(*two, other->id), QStringLiteral("final"), 30'000);

    one = m_world.connected(Desk::Engine::Operations, "till_1");
    QTRY_COMPARE_WITH_TIMEOUT(state(*one, lost->id),
                              arrived ? QStringLiteral("final") : QStringLiteral("needs_person"),
                              30'000);
    QCOMPARE(m_world.actionsOn(escrow.id, "releases"), arrived ? 2 : 1);
    if (arrived)
        return;
    const Operation told = DeskWorld::row(*one, lost->id);
    QCOMPARE(told.code, QStringLiteral("changed_while_unknown"));
    QVERIFY2(told.message.contains(QLatin1String("released 120.00 USDC")),
             qPrintable(told.message));

    // Said not to have happened, it is asked for anew, of the escrow as it is.
    QVERIFY(settled(one->decideOperation(lost->id, false, {}, QStringLiteral("not there"))));
    QTRY_COMPARE_WITH_TIMEOUT(one->reader().escrow(escrow.id)->held(), money("180.00", "USDC"),
                              30'000);
    const auto again = settled(one->actOnEscrow(
        {EscrowActionKind::Release, escrow.id, QStringLiteral("first"), money("100.00", "USDC")},
        one->reader().escrow(escrow.id)->version));
    QVERIFY(again);
    QTRY_COMPARE_WITH_TIMEOUT(state(*one, again->id), QStringLiteral("settling"), 30'000);
    m_world.mine();
    QTRY_COMPARE_WITH_TIMEOUT(state(*one, again->id), QStringLiteral("final"), 30'000);
    QCOMPARE(m_world.actionsOn(escrow.id, "releases"), 2);
}

void TestUndecided::twoDesksAtTheSameMoment()
{
    const auto one = m_world.connected(Desk::Engine::Operations, "till_1");
    const auto two = m_world.connected(Desk::Engine::Operations, "till_2");
    for (int round = 0; round < 5; ++round) {
        const Escrow escrow = m_world.fundedEscrow(*one, "race");
        QVERIFY(settled(two->fetchEscrow(escrow.id)));
        const EscrowActionDraft draft{
            EscrowActionKind::Release, escrow.id, QStringLiteral("race"), {}};
        auto mine = one->actOnEscrow(draft, escrow.version);
        auto theirs = two->actOnEscrow(draft, escrow.version);
        const auto a = settled(mine);
        const auto b = settled(theirs);
        QVERIFY(a && b);
        const auto ends = [&] { return QStringList{state(*one, a->id), state(*two, b->id)}; };
        QTRY_VERIFY_WITH_TIMEOUT(ends().contains(QStringLiteral("rejected")), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(ends().contains(QStringLiteral("settling")), 30'000);
        m_world.mine();
        QTRY_VERIFY_WITH_TIMEOUT(ends().contains(QStringLiteral("final")), 30'000);
        const Operation refused = state(*one, a->id) == QLatin1String("rejected")
                                      ? DeskWorld::row(*one, a->id)
                                      : DeskWorld::row(*two, b->id);
        const QStringList reasons{QStringLiteral("changed_since_confirmed"),
                                  QStringLiteral("invalid_state")};
        QVERIFY2(reasons.contains(refused.code), qPrintable(refused.code));
        QVERIFY(!refused.message.isEmpty());
        QCOMPARE(m_world.actionsOn(escrow.id, "releases"), 1);
    }
}

void TestUndecided::onlyConfirmationsGrewSoItIsSent()
{
    const auto desk = m_world.connected(Desk::Engine::Operations, "till_1");
    const Escrow escrow = m_world.fundedEscrow(*desk, "grown");
    // A part is released and fails: version after version, and all as it was confirmed.
    const auto answer =
        m_world.sandbox.call("POST", QStringLiteral("/v1/escrows/%1/releases").arg(escrow.id),
                             {{QStringLiteral("reason"), QStringLiteral("by hand")},
                              {QStringLiteral("amount"), QStringLiteral("1.00")}},
                             "by-hand-1");
    QCOMPARE(answer.status, 202);
    m_world.sandbox.post(
        QStringLiteral("/failures"),
        {{QStringLiteral("id"), answer.json().value(QStringLiteral("id")).toString()}});
    const auto asked = settled(desk->actOnEscrow(
        {EscrowActionKind::Release, escrow.id, QStringLiteral("done"), {}}, escrow.version));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("settling"), 30'000);
    m_world.mine();
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("final"), 30'000);
}

void TestUndecided::refusalsKeepWhatWasTyped_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"insufficient_funds", "quote_expired", "invalid_destination"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void TestUndecided::refusalsKeepWhatWasTyped()
{
    QFETCH(const QString, code);
    Profile profile = m_world.profile(QStringLiteral("refused"));
    profile.environment = Environment::Test; // test chains' addresses pass here, not at the server
    const auto desk = m_world.open(profile);
    m_world.connect(*desk, Desk::Engine::Operations);
    TransferDraft draft = m_world.transfer(qPrintable(code));
    if (code == QLatin1String("insufficient_funds"))
        draft.amount = money("999999999.00", "USDT");
    if (code == QLatin1String("quote_expired")) {
        const auto quote = settled(desk->quoteTransfer(draft));
        QVERIFY(quote);
        draft.quoteId = quote->id;
        m_world.letTimePass(120);
    }
    if (code == QLatin1String("invalid_destination")) {
        draft.amount = money("0.01", "BTC");
        draft.network = QStringLiteral("bitcoin");
        draft.destination = QStringLiteral("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx");
    }
    const auto asked = settled(desk->sendTransfer(draft));
    QVERIFY2(asked, qPrintable(asked ? QString() : asked.error().message));
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("rejected"), 30'000);
    const Operation refused = DeskWorld::row(*desk, asked->id);
    QCOMPARE(refused.code, code);
    QVERIFY(refused.requestId.startsWith(QLatin1String("req_")));
    QVERIFY(!refused.message.isEmpty());
    QCOMPARE(desk->reader().attempts(asked->id)->size(), 1);

    const auto typed = desk->draftOf(asked->id);
    QVERIFY(typed);
    const auto back = std::get<TransferDraft>(*typed);
    QCOMPARE(back.amount, draft.amount);
    QCOMPARE(back.destination, draft.destination);
    QCOMPARE(back.network, draft.network);
    QCOMPARE(back.walletId, draft.walletId);
    QCOMPARE(back.note, draft.note);
    QVERIFY(back.quoteId.isEmpty()); // it belongs to what was refused
    QCOMPARE(m_world.transfersWithNote(draft.note), 0);
}

void TestUndecided::aKeyThatMayOnlyRead()
{
    auto support = SigningKey::generate();
    const QJsonObject made = m_world.sandbox.post(
        QStringLiteral("/keys"),
        {{QStringLiteral("public_key"), QString::fromLatin1(support->publicRaw().toBase64())},
         {QStringLiteral("scopes"), QJsonArray{QStringLiteral("read")}}});
    Profile profile = m_world.profile(QStringLiteral("support"));
    profile.keyId = made.value(QStringLiteral("key_id")).toString();
    const auto desk = m_world.open(profile);
    QVERIFY(desk->hasScope(OperationKind::SendTransfer)); // nobody has said anything yet
    const auto report = settled(desk->connectToServer(
        Desk::Engine::Full, std::make_shared<const SigningKey>(std::move(*support))));
    QVERIFY(report.connected);
    for (const OperationKind kind :
         {OperationKind::CreateInvoice, OperationKind::CreateEscrow, OperationKind::ReleaseEscrow,
          OperationKind::SendTransfer, OperationKind::CreateAddress})
        QVERIFY(!desk->hasScope(kind));
    QTRY_COMPARE_WITH_TIMEOUT(desk->freshness().phase, Freshness::Phase::Live, 30'000);

    const auto asked = settled(desk->sendTransfer(m_world.transfer("not allowed")));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("rejected"), 30'000);
    const Operation refused = DeskWorld::row(*desk, asked->id);
    QCOMPARE(refused.code, QStringLiteral("forbidden_scope"));
    QVERIFY(refused.message.contains(QLatin1String("transfers:write")));
}

void TestUndecided::stoppedBeforeItLeft()
{
    const auto desk = m_world.open(m_world.profile(QStringLiteral("stopper")));
    const auto asked = settled(desk->sendTransfer(m_world.transfer("stopped")));
    QVERIFY(asked);
    QVERIFY(settled(desk->stopOperation(asked->id)));
    QCOMPARE(state(*desk, asked->id), QStringLiteral("rejected"));
    QCOMPARE(DeskWorld::row(*desk, asked->id).code, QStringLiteral("stopped"));
    m_world.connect(*desk, Desk::Engine::Operations);
    desk->tryNow(asked->id);
    const auto other = settled(desk->sendTransfer(m_world.transfer("not stopped")));
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, other->id), QStringLiteral("settling"), 30'000);
    QCOMPARE(state(*desk, asked->id), QStringLiteral("rejected"));
    QCOMPARE(m_world.transfersWithNote(QStringLiteral("stopped")), 0);
    QVERIFY(desk->reader().attempts(asked->id)->isEmpty());
}

void TestUndecided::nothingIsStoppedThatMayHaveLeft()
{
    const auto desk = m_world.connected(Desk::Engine::Operations, "stopper");
    m_world.fault("drop_after", "/v1/wallets/*", 0);
    const auto asked = settled(desk->sendTransfer(m_world.transfer("unstoppable")));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("unknown"), 30'000);
    const Done stopped = settled(desk->stopOperation(asked->id));
    QVERIFY(!stopped);
    QCOMPARE(errorKindName(stopped.error().kind), errorKindName(ErrorKind::Refused));
    const Done decided = settled(desk->decideOperation(asked->id, false, {}, QStringLiteral("no")));
    QVERIFY(!decided); // it is not a person's yet
    // The server can be asked at any time, and what it says settles it.
    const auto seen = settled(desk->askServer(asked->id));
    QVERIFY(seen);
    QVERIFY(!seen->isEmpty());
    QCOMPARE(seen->last().idempotencyKey, asked->idempotencyKey);
    m_world.clearFaults();
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("settling"), 60'000);
    m_world.mine();
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, asked->id), QStringLiteral("final"), 30'000);
    QCOMPARE(m_world.transfersWithNote(QStringLiteral("unstoppable")), 1);
}

QString TestUndecided::oldTransfer(const char *fault, const char *note)
{
    QString id;
    {
        const auto desk = m_world.connected(Desk::Engine::Operations, "sleeper");
        m_world.fault(fault, "/v1/wallets/*", 0);
        const auto asked = settled(desk->sendTransfer(m_world.transfer(note)));
        if (!asked)
            qFatal("%s", qPrintable(asked.error().message));
        id = asked->id;
        if (!QTest::qWaitFor([&] { return state(*desk, id) == QLatin1String("unknown"); }, 30'000))
            qFatal("nothing was lost");
    }
    // Past what this side relies on, and past what the server promises.
    m_world.setClocksAhead(SleepSeconds);
    m_world.letTimePass(25LL * 3600);
    return id;
}

void TestUndecided::aKeyPastItsLifeIsAskedAbout_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("end");
    QTest::addColumn<int>("transfers");
    QTest::newRow("it had acted") << QByteArray("drop_after") << QStringLiteral("final") << 1;
    QTest::newRow("nobody has seen it")
        << QByteArray("drop_before") << QStringLiteral("needs_person") << 0;
}

void TestUndecided::aKeyPastItsLifeIsAskedAbout()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QString, end);
    const QByteArray note = "old " + fault;
    const QString id = oldTransfer(fault.constData(), note.constData());
    const auto desk = m_world.connected(Desk::Engine::Operations, "sleeper");
    m_world.mine();
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, id), end, 60'000);
    const Operation row = DeskWorld::row(*desk, id);
    if (end == QLatin1String("needs_person")) { // with the facts
        QCOMPARE(row.code, QStringLiteral("key_expired"));
        QVERIFY2(row.message.contains(QStringLiteral("attempts: %1").arg(row.attempts)),
                 qPrintable(row.message));
    }
    m_world.setClocksAhead(0);
    QTEST(int(m_world.transfersWithNote(QString::fromLatin1(note))), "transfers");
}

void TestUndecided::aPersonDecides_data()
{
    QTest::addColumn<bool>("happened");
    QTest::addColumn<QString>("end");
    QTest::newRow("it did not happen") << false << QStringLiteral("rejected");
    QTest::newRow("it happened") << true << QStringLiteral("final");
}

void TestUndecided::aPersonDecides()
{
    QFETCH(const bool, happened);
    QFETCH(const QString, end);
    const QString id = oldTransfer("drop_before", QTest::currentDataTag());
    const auto desk = m_world.connected(Desk::Engine::Operations, "sleeper");
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, id), QStringLiteral("needs_person"), 60'000);
    QVERIFY(settled(desk->decideOperation(id, happened, {}, QStringLiteral("by phone"))));
    const Operation decided = DeskWorld::row(*desk, id);
    QCOMPARE(QString(operationStateName(decided.state)), end);
    QCOMPARE(decided.code, QStringLiteral("decided_by_person"));
    QCOMPARE(decided.message, QStringLiteral("by phone"));
    desk->tryNow(id);
    QTest::qWait(300);
    QCOMPARE(state(*desk, id), end);
    m_world.setClocksAhead(0);
    QCOMPARE(m_world.transfersWithNote(QString::fromLatin1(QTest::currentDataTag())), 0);
}

void TestUndecided::whatAPersonNamesIsFollowed_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("end");
    QTest::newRow("what was asked for") << QStringLiteral("40.00") << QStringLiteral("final");
    QTest::newRow("another amount") << QStringLiteral("41.00") << QStringLiteral("needs_person");
    QTest::newRow("nothing there is") << QString() << QStringLiteral("needs_person");
}

//! The same transfer was made by hand meanwhile, and a person says that it is this one.
void TestUndecided::whatAPersonNamesIsFollowed()
{
    QFETCH(const QString, amount);
    QFETCH(const QString, end);
    const QString id = oldTransfer("drop_before", QTest::currentDataTag());
    const auto desk = m_world.connected(Desk::Engine::Operations, "sleeper");
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, id), QStringLiteral("needs_person"), 60'000);
    m_world.setClocksAhead(0); // for the hand's own calls
    QString made = QStringLiteral("trf_nothing");
    if (!amount.isEmpty()) {
        const TransferDraft draft = m_world.transfer("by hand");
        const auto answer = m_world.sandbox.call(
            "POST", QStringLiteral("/v1/wallets/%1/transfers").arg(draft.walletId),
            {{QStringLiteral("asset"), draft.amount.asset()},
             {QStringLiteral("amount"), amount},
             {QStringLiteral("network"), draft.network},
             {QStringLiteral("destination"), draft.destination},
             {QStringLiteral("note"), draft.note}},
            QByteArray("by-hand-") + QByteArray(QTest::currentDataTag()).replace(' ', '-'));
        QCOMPARE(answer.status, 202);
        made = answer.json().value(QStringLiteral("id")).toString();
    }
    const int attempts = DeskWorld::row(*desk, id).attempts;
    QVERIFY(settled(desk->decideOperation(id, true, made, QStringLiteral("by hand"))));
    if (end == QLatin1String("final")) { // not before the transfer itself is
        QTRY_COMPARE_WITH_TIMEOUT(state(*desk, id), QStringLiteral("settling"), 30'000);
        QCOMPARE(DeskWorld::row(*desk, id).message, QStringLiteral("by hand"));
        m_world.mine();
    }
    QTRY_COMPARE_WITH_TIMEOUT(state(*desk, id), end, 30'000);
    const Operation row = DeskWorld::row(*desk, id);
    QCOMPARE(row.attempts, attempts); // looked at, not sent
    if (end == QLatin1String("final")) {
        QCOMPARE(row.resultId, made);
        QCOMPARE(row.code, QStringLiteral("decided_by_person"));
        const auto transfer = desk->reader().transfer(made);
        QVERIFY(transfer);
        QCOMPARE(transfer->statusText, QStringLiteral("final"));
    } else {
        QCOMPARE(row.code, QStringLiteral("not_what_was_asked_for"));
        QVERIFY2(row.message.contains(made), qPrintable(row.message));
        QVERIFY(row.resultId.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestUndecided)
#include "tst_undecided.moc"
