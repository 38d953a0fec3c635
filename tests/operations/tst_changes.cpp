// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/changes.h"

#include <QTest>

using namespace coinpay;

namespace {

Money usdc(const char *amount)
{
    return *Money::parse(QString::fromLatin1(amount), QStringLiteral("USDC"));
}

Escrow escrow(EscrowStatus status, const char *released = "0")
{
    Escrow escrow;
    escrow.id = QStringLiteral("esc_1");
    escrow.amount = usdc("300");
    escrow.amountFunded = usdc("300");
    escrow.amountReleased = usdc(released);
    escrow.amountRefunded = usdc("0");
    escrow.status = status;
    escrow.statusText = escrowStatusName(status);
    escrow.updatedAt = 1'000;
    return escrow;
}

EscrowAction action(EscrowActionKind kind, MovementStatus status, UnixMs createdAt)
{
    EscrowAction action;
    action.kind = kind;
    action.amount = usdc("100");
    action.status = status;
    action.createdAt = createdAt;
    return action;
}

} // namespace

Q_DECLARE_METATYPE(coinpay::Escrow)
Q_DECLARE_METATYPE(QList<coinpay::EscrowAction>)

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMatters_data()
    {
        QTest::addColumn<Escrow>("now");
        QTest::addColumn<bool>("changed");
        Escrow confirmed = escrow(EscrowStatus::Funded);
        confirmed.confirmations = 12;
        confirmed.version = 9;
        QTest::newRow("only confirmations grew") << confirmed << false;
        QTest::newRow("another state") << escrow(EscrowStatus::ReleasePending) << true;
        QTest::newRow("it holds less") << escrow(EscrowStatus::Funded, "100") << true;
        Escrow odd = escrow(EscrowStatus::Unrecognized);
        odd.statusText = QStringLiteral("frozen");
        QTest::newRow("a state of a later version") << odd << true;
    }

    void whatMatters()
    {
        QFETCH(const Escrow, now);
        QTEST(hasChanged(escrow(EscrowStatus::Funded), now), "changed");
    }

    void anotherUnknownWordIsAnotherState()
    {
        Escrow one = escrow(EscrowStatus::Unrecognized);
        one.statusText = QStringLiteral("frozen");
        Escrow other = one;
        QVERIFY(!hasChanged(one, other));
        other.statusText = QStringLiteral("seized");
        QVERIFY(hasChanged(one, other));
    }

    void saysWhoWasSooner_data()
    {
        QTest::addColumn<QList<EscrowAction>>("actions");
        QTest::addColumn<QString>("words");
        using Actions = QList<EscrowAction>;
        using enum EscrowActionKind;
        using enum MovementStatus;
        QTest::newRow("released") << Actions{action(Release, Final, 2'000)}
                                  << QStringLiteral("Somebody released 100.00 USDC of it");
        QTest::newRow("asked to release") << Actions{action(Release, Processing, 2'000)}
                                          << QStringLiteral("asked to release 100.00 USDC of it");
        QTest::newRow("refunded") << Actions{action(Refund, Final, 2'000)}
                                  << QStringLiteral("Somebody refunded 100.00 USDC of it");
        QTest::newRow("asked to refund") << Actions{action(Refund, Accepted, 2'000)}
                                         << QStringLiteral("asked to refund 100.00 USDC of it");
        QTest::newRow("disputed") << Actions{action(Dispute, Accepted, 2'000)}
                                  << QStringLiteral("opened a dispute about it");
        QTest::newRow("the last one counts")
            << Actions{action(Dispute, Final, 3'000), action(Release, Final, 2'000)}
            << QStringLiteral("opened a dispute about it");
        QTest::newRow("what came to nothing does not")
            << Actions{action(Dispute, Accepted, 2'000), action(Release, Failed, 3'000)}
            << QStringLiteral("opened a dispute about it");
        QTest::newRow("nor what was there before")
            << Actions{action(Release, Final, 500)}
            << QStringLiteral("it is \"partially_released\" and holds 200.00 USDC now");
        QTest::newRow("nobody knows") << Actions{} << QStringLiteral("holds 200.00 USDC now.");
    }

    void saysWhoWasSooner()
    {
        QFETCH(const QList<EscrowAction>, actions);
        QFETCH(const QString, words);
        const QString sentence = whatChanged(
            escrow(EscrowStatus::Funded), escrow(EscrowStatus::PartiallyReleased, "100"), actions);
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QCOMPARE(notSentSince(sentence), sentence + QStringLiteral(" Nothing was sent."));
        QVERIFY(notSentAgainSince(sentence).contains(sentence));
    }

    void withoutKnowingWhatWasSeenItSaysHowItIs()
    {
        const QString sentence =
            whatChanged({}, escrow(EscrowStatus::Disputed),
                        {action(EscrowActionKind::Release, MovementStatus::Final, 2'000)});
        QVERIFY2(sentence.contains(QLatin1String("\"disputed\"")), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
