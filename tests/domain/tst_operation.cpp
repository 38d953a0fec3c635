// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operation.h"

#include <QTest>

#include <array>

using namespace coinpay;

namespace {

constexpr std::array states{
    OperationState::Queued,   OperationState::InFlight, OperationState::Unknown,
    OperationState::Accepted, OperationState::Settling, OperationState::Final,
    OperationState::Failed,   OperationState::Rejected, OperationState::NeedsPerson,
};

} // namespace

class OperationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesSurvive();
    void whatIsOverStaysOver();
    void whatMayHaveLeftIsNeverQueuedAgain();
    void everyOpenStateCanReachAnEnd();
    void theWholeTable();
};

void OperationTest::namesSurvive()
{
    for (const OperationState state : states)
        QCOMPARE(*operationStateFromName(QString(operationStateName(state))), state);
    for (const OperationKind kind : {OperationKind::CreateInvoice, OperationKind::CancelInvoice})
        QCOMPARE(*operationKindFromName(QString(operationKindName(kind))), kind);
    QVERIFY(!operationStateFromName(u"failed_somehow"));
    QVERIFY(!operationKindFromName(u""));
}

void OperationTest::whatIsOverStaysOver()
{
    for (const OperationState from : states) {
        for (const OperationState to : states) {
            if (isOver(from))
                QVERIFY(!isPossibleStep(from, to));
        }
    }
}

void OperationTest::whatMayHaveLeftIsNeverQueuedAgain()
{
    // Queued means that nothing has left: only an attempt that certainly never arrived leads back.
    for (const OperationState from : {OperationState::Unknown, OperationState::Accepted,
                                      OperationState::Settling, OperationState::NeedsPerson})
        QVERIFY(!isPossibleStep(from, OperationState::Queued));
    QVERIFY(isPossibleStep(OperationState::InFlight, OperationState::Queued));
}

void OperationTest::everyOpenStateCanReachAnEnd()
{
    for (const OperationState from : states) {
        if (isOver(from))
            continue;
        bool moves = false;
        for (const OperationState to : states)
            moves = moves || (to != from && isPossibleStep(from, to));
        QVERIFY(moves);
    }
}

void OperationTest::theWholeTable()
{
    // From left to top, in the order of `states`.
    static constexpr const char *picture[]{
        //                 Qu In Un Ac Se Fi Fa Re Np
        /* Queued      */ "x  x  .  .  .  .  .  x  x",
        /* InFlight    */ "x  .  x  x  x  x  x  x  x",
        /* Unknown     */ ".  x  x  x  x  x  x  x  x",
        /* Accepted    */ ".  .  .  x  x  x  x  .  x",
        /* Settling    */ ".  .  .  .  x  x  x  .  x",
        /* Final       */ ".  .  .  .  .  .  .  .  .",
        /* Failed      */ ".  .  .  .  .  .  .  .  .",
        /* Rejected    */ ".  .  .  .  .  .  .  .  .",
        /* NeedsPerson */ ".  x  x  x  x  x  x  x  x",
    };
    static_assert(std::size(picture) == states.size());
    for (size_t from = 0; from < states.size(); ++from) {
        QByteArrayList row;
        for (const OperationState to : states)
            row.append(isPossibleStep(states[from], to) ? "x" : ".");
        QCOMPARE(row.join("  "), QByteArray(picture[from]));
    }
}

QTEST_GUILESS_MAIN(OperationTest)
#include "tst_operation.moc"
