// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/operationcommand.h"

#include "cli/json.h"
#include "cli/operationsubject.h"
#include "cli/texts.h"

namespace coinpay::cli {

namespace {

constexpr qint64 DefaultTimeoutSeconds = 30;
constexpr qint64 LongestTimeoutSeconds = 24 * 3600;

//! A dispute is settled by people, in days: once the escrow is frozen, what was asked for is done.
bool isFrozen(const Operation &operation)
{
    return operation.request.kind == OperationKind::DisputeEscrow &&
           operation.state == OperationState::Settling;
}

QString whatHappensNext(const Operation &operation)
{
    if (isFrozen(operation))
        return Texts::tr("The escrow is frozen until the dispute is settled; \"activity\" shows "
                         "when it is.");
    switch (operation.state) {
    case OperationState::Queued:
        return Texts::tr("It has not been sent yet. The next command or the window sends it.");
    case OperationState::InFlight:
    case OperationState::Unknown:
        return Texts::tr("Whether the server acted is not known. The next command or the window "
                         "sends the same request with the same key again, which cannot act "
                         "twice: do not ask for it anew.");
    case OperationState::Accepted:
    case OperationState::Settling:
        return Texts::tr("The server has accepted it and is not done yet. The next command or the "
                         "window looks again.");
    case OperationState::NeedsPerson:
        return Texts::tr("This needs you: nothing is sent again by itself.");
    case OperationState::Final:
    case OperationState::Failed:
    case OperationState::Rejected: break;
    }
    return {};
}

//! The disk stands between an answer and our record of it: nothing to ask for again.
QString whatTheDiskRefuses(const Error &trouble)
{
    switch (trouble.kind) {
    case ErrorKind::StorageFull:
        return Texts::tr("The disk is full, so what became of this could not be written down. "
                         "Free some space first.");
    case ErrorKind::StorageReadOnly:
        return Texts::tr("The disk has become read-only, so what became of this could not be "
                         "written down. Make it writable first.");
    default: return trouble.message;
    }
}

void tell(Session &session, Desk &desk, const Operation &operation)
{
    const OperationSubject subject = subjectOf(desk.reader(), operation);
    session.out.object(toJson(operation, subject));
    session.out.fields(subject.fields +
                       QList<QPair<QString, QString>>{
                           {Texts::tr("Operation"), operation.id},
                           {Texts::tr("State"), operationStateName(operation.state)},
                           {Texts::tr("Idempotency key"), operation.idempotencyKey},
                           {Texts::tr("Request"), operation.requestId},
                       });
    if (!operation.message.isEmpty())
        session.out.note(operation.message);
    if (session.diskTrouble)
        session.out.note(whatTheDiskRefuses(*session.diskTrouble));
    const QString next = whatHappensNext(operation);
    if (!next.isEmpty())
        session.out.note(next);
}

bool isWaitedFor(const Operation &operation)
{
    return !isOver(operation.state) && operation.state != OperationState::NeedsPerson &&
           !isFrozen(operation);
}

//! The operations when they are over or need a person, or as they stand when the time is up.
QList<Operation> awaited(Session &session, Desk &desk, const QList<Operation> &operations,
                         qint64 timeoutMs)
{
    QList<Operation> latest = operations;
    const auto settled = [&] {
        bool all = true;
        for (Operation &operation : latest) {
            if (!isWaitedFor(operation))
                continue;
            if (const auto row = desk.reader().operation(operation.id))
                operation = *row;
            all = all && !isWaitedFor(operation);
        }
        return all;
    };
    // Out of time is told by the states themselves.
    [[maybe_unused]] const bool over = session.waiter.until(settled, timeoutMs);
    return latest;
}

//! Of several, the one that matters most: what is unknown before what went wrong.
ExitCode worst(const QList<Operation> &operations)
{
    ExitCode code = ExitCode::Ok;
    for (const Operation &operation : operations)
        code = qMax(code, isFrozen(operation) ? ExitCode::Ok : exitCodeOf(operation.state));
    return code;
}

} // namespace

Error notAskedFor()
{
    Error error;
    error.code = QStringLiteral("not_asked_for");
    return error;
}

ExitCode runOperations(Session &session, const AskForAll &ask)
{
    const auto seconds = parseNumber(session.arguments, QStringLiteral("timeout"),
                                     DefaultTimeoutSeconds, 1, LongestTimeoutSeconds);
    if (!seconds)
        return session.out.error(seconds.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    if (session.waiter.interrupted())
        return session.out.error(Waiter::stoppedError());
    const auto operations = ask(open->desk());
    if (!operations && operations.error().code == notAskedFor().code)
        return ExitCode::Ok;
    if (!operations)
        return session.out.error(operations.error());
    const auto latest = awaited(session, open->desk(), *operations, *seconds * 1000);
    for (const Operation &operation : latest)
        tell(session, open->desk(), operation);
    return worst(latest);
}

ExitCode runOperation(Session &session, const AskFor &ask)
{
    return runOperations(session, [&](Desk &desk) -> Result<QList<Operation>> {
        const auto operation = ask(desk);
        if (!operation)
            return fail(operation.error());
        return QList<Operation>{*operation};
    });
}

} // namespace coinpay::cli
