// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/following.h"
#include "support/seededrandom.h"

#include <QTest>

using namespace coinpay;

Q_DECLARE_METATYPE(coinpay::OperationState)
Q_DECLARE_METATYPE(coinpay::InvoiceStatus)
Q_DECLARE_METATYPE(coinpay::MovementStatus)
Q_DECLARE_METATYPE(coinpay::OperationKind)
Q_DECLARE_METATYPE(coinpay::Resource)

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
        const OperationStep step = stepByResource(operation, invoice, 1000, 0, random);
        QCOMPARE(operationStateName(step.state), operationStateName(to));
        QVERIFY(isPossibleStep(from, step.state));
        QCOMPARE(step.resultId, invoice.id);
        QVERIFY(!step.endsAttempt);
        QCOMPARE(step.nextAttemptAt > 1000, !isOver(to));
        QCOMPARE(!step.message.isEmpty(),
                 to == OperationState::Failed || to == OperationState::Settling);
    }

    void whatExistsWasMade_data()
    {
        QTest::addColumn<OperationKind>("kind");
        QTest::addColumn<Resource>("resource");
        Invoice failed;
        failed.status = InvoiceStatus::Failed;
        QTest::newRow("an invoice in whatever state")
            << OperationKind::CreateInvoice << Resource(failed);
        QTest::newRow("an escrow that nobody funded yet")
            << OperationKind::CreateEscrow << Resource(Escrow());
        QTest::newRow("an address") << OperationKind::CreateAddress << Resource(ReceiveAddress());
    }

    void whatExistsWasMade()
    {
        QFETCH(const OperationKind, kind);
        QFETCH(const Resource, resource);
        QCOMPARE(operationStateName(stateByResource(kind, resource)),
                 operationStateName(OperationState::Final));
        // Another type's end is not its own.
        Wallet wallet;
        QCOMPARE(operationStateName(stateByResource(kind, wallet)),
                 operationStateName(OperationState::Accepted));
    }

    void movement_data()
    {
        QTest::addColumn<OperationState>("from");
        QTest::addColumn<MovementStatus>("status");
        QTest::addColumn<OperationState>("to");
        using enum OperationState;
        using Status = MovementStatus;
        const auto row = [](const char *name, OperationState from, Status status,
                            OperationState to) { QTest::newRow(name) << from << status << to; };
        row("202 is only accepted", Accepted, Status::Accepted, Accepted);
        row("on its way", Accepted, Status::Processing, Settling);
        row("there", Settling, Status::Final, Final);
        row("there between two looks", Accepted, Status::Final, Final);
        row("failed", Settling, Status::Failed, Failed);
        row("canceled", Accepted, Status::Canceled, Failed);
        row("a state of a later version", Accepted, Status::Unrecognized, Accepted);
        row("settling, and an older copy", Settling, Status::Accepted, Settling);
        row("settling, and a state of a later version", Settling, Status::Unrecognized, Settling);
    }

    void movement()
    {
        QFETCH(const OperationState, from);
        QFETCH(const MovementStatus, status);
        QFETCH(const OperationState, to);
        EscrowAction action;
        action.id = QStringLiteral("rel_1");
        action.status = status;
        action.statusText = movementStatusName(status);
        action.failureCode = QStringLiteral("network_rejected");
        action.failureMessage = QStringLiteral("The network refused it.");
        Transfer transfer;
        transfer.id = QStringLiteral("trf_1");
        transfer.status = status;
        transfer.statusText = movementStatusName(status);
        const QList<std::pair<OperationKind, Resource>> all{
            {OperationKind::ReleaseEscrow, action},
            {OperationKind::RefundEscrow, action},
            {OperationKind::DisputeEscrow, action},
            {OperationKind::SendTransfer, transfer},
        };
        for (const auto &[kind, resource] : all) {
            Operation operation;
            operation.id = QStringLiteral("op_1");
            operation.request.kind = kind;
            operation.state = from;
            test::SeededRandom random;
            const OperationStep step = stepByResource(operation, resource, 1000, 0, random);
            QCOMPARE(operationStateName(step.state), operationStateName(to));
            QVERIFY(isPossibleStep(from, step.state));
            QCOMPARE(step.resultId, idOf(resource));
            QCOMPARE(step.nextAttemptAt > 1000, !isOver(to));
            QCOMPARE(!step.message.isEmpty(), to == OperationState::Failed);
            if (to == OperationState::Failed && kind != OperationKind::SendTransfer) {
                QCOMPARE(step.code, action.failureCode);
                QCOMPARE(step.message, action.failureMessage);
            }
        }
    }

    void redelivery_data()
    {
        QTest::addColumn<OperationState>("from");
        QTest::addColumn<QString>("status");
        QTest::addColumn<OperationState>("to");
        using enum OperationState;
        const auto row = [](const char *name, OperationState from, const char *status,
                            OperationState to) {
            QTest::newRow(name) << from << QString::fromLatin1(status) << to;
        };
        row("202 is only accepted", Accepted, "pending", Accepted);
        row("tried in vain", Accepted, "retrying", Settling);
        row("received", Accepted, "delivered", Final);
        row("received in the end", Settling, "delivered", Final);
        row("given up", Settling, "dead", Failed);
        row("a state of a later version", Settling, "paused", Settling);
    }

    void redelivery()
    {
        QFETCH(const OperationState, from);
        QFETCH(const QString, status);
        QFETCH(const OperationState, to);
        WebhookDelivery delivery;
        delivery.id = QStringLiteral("dlv_2");
        delivery.statusText = status;
        delivery.status = deliveryStatusFromName(status);
        delivery.attempts = {{1, 20, 302, {}}, {2, 87, 500, {}}};
        Operation operation;
        operation.id = QStringLiteral("op_1");
        operation.request.kind = OperationKind::RedeliverWebhook;
        operation.state = from;
        test::SeededRandom random;
        const OperationStep step = stepByResource(operation, delivery, 1000, 0, random);
        QCOMPARE(operationStateName(step.state), operationStateName(to));
        QVERIFY(isPossibleStep(from, step.state));
        QCOMPARE(step.resultId, delivery.id);
        QCOMPARE(step.nextAttemptAt > 1000, !isOver(to));
        QCOMPARE(step.message.contains(QLatin1String("500")), to == OperationState::Failed);
    }

    void anEscrowsOwnEndEndsNoRelease()
    {
        Escrow escrow;
        escrow.status = EscrowStatus::Released;
        for (const OperationKind kind : {OperationKind::ReleaseEscrow, OperationKind::RefundEscrow,
                                         OperationKind::DisputeEscrow, OperationKind::SendTransfer})
            QCOMPARE(operationStateName(stateByResource(kind, escrow)),
                     operationStateName(OperationState::Accepted));
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
