// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/following.h"
#include "support/seededrandom.h"

#include <QTest>

using namespace coinpay;

Q_DECLARE_METATYPE(coinpay::OperationState)
Q_DECLARE_METATYPE(coinpay::InvoiceStatus)

class TestFollowing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancellation_data()
    {
        QTest::addColumn<OperationState>("from");
        QTest::addColumn<InvoiceStatus>("status");
        QTest::addColumn<OperationState>("to");
        using enum OperationState;
        using Status = InvoiceStatus;
        const auto row = [](const char *name, OperationState from, Status status,
                            OperationState to) { QTest::newRow(name) << from << status << to; };
        row("202 and still pending is only accepted", Accepted, Status::Pending, Accepted);
        row("canceled", Accepted, Status::Canceled, Final);
        row("paid meanwhile", Accepted, Status::Paid, Failed);
        row("overpaid meanwhile", Accepted, Status::Overpaid, Failed);
        row("a payment is on its way", Accepted, Status::Processing, Settling);
        row("a part was paid", Accepted, Status::PartiallyPaid, Settling);
        row("expired first", Accepted, Status::Expired, Failed);
        row("failed first", Accepted, Status::Failed, Failed);
        row("a state of a later version", Accepted, Status::Unrecognized, Accepted);
        row("settling, and an older copy says pending", Settling, Status::Pending, Settling);
        row("settling to paid", Settling, Status::Paid, Failed);
        row("settling to canceled", Settling, Status::Canceled, Final);
    }

    void cancellation()
    {
        QFETCH(const OperationState, from);
        QFETCH(const InvoiceStatus, status);
        QFETCH(const OperationState, to);
        Operation operation;
        operation.id = QStringLiteral("op_1");
        operation.request.kind = OperationKind::CancelInvoice;
        operation.state = from;
        Invoice invoice;
        invoice.id = QStringLiteral("inv_1");
        invoice.status = status;
        test::SeededRandom random;
        const OperationStep step = stepByInvoice(operation, invoice, 1000, 0, random);
        QCOMPARE(operationStateName(step.state), operationStateName(to));
        QVERIFY(isPossibleStep(from, step.state));
        QCOMPARE(step.resultId, invoice.id);
        QVERIFY(!step.endsAttempt);
        QCOMPARE(step.nextAttemptAt > 1000, !isOver(to));
        QCOMPARE(!step.message.isEmpty(),
                 to == OperationState::Failed || to == OperationState::Settling);
    }

    void anInvoiceThatExistsIsACreationThatIsDone()
    {
        for (const InvoiceStatus status : invoiceStatuses)
            QCOMPARE(operationStateName(stateByInvoice(OperationKind::CreateInvoice, status)),
                     operationStateName(OperationState::Final));
    }

    void noNewsChangesNothing()
    {
        Operation operation;
        operation.id = QStringLiteral("op_1");
        operation.state = OperationState::Settling;
        operation.message = QStringLiteral("as before");
        test::SeededRandom random;
        const OperationStep step = stepWithoutNews(operation, 1000, 3, random);
        QCOMPARE(operationStateName(step.state), operationStateName(OperationState::Settling));
        QCOMPARE(step.message, operation.message);
        QVERIFY(step.nextAttemptAt > 1000);
    }
};

QTEST_GUILESS_MAIN(TestFollowing)
#include "tst_following.moc"
