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

QString whatHappensNext(OperationState state)
{
    switch (state) {
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
    const QString next = whatHappensNext(operation.state);
    if (!next.isEmpty())
        session.out.note(next);
}

//! The operation when it is over or needs a person, or as it stands when the time is up.
Operation awaited(Session &session, Desk &desk, const Operation &operation, qint64 timeoutMs)
{
    Operation latest = operation;
    const auto settled = [&] {
        if (const auto row = desk.reader().operation(operation.id))
            latest = *row;
        return isOver(latest.state) || latest.state == OperationState::NeedsPerson;
    };
    // Out of time is told by the state itself.
    [[maybe_unused]] const bool over = session.waiter.until(settled, timeoutMs);
    return latest;
}

} // namespace

ExitCode runOperation(Session &session, const AskFor &ask)
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
    const auto operation = ask(open->desk());
    if (!operation)
        return session.out.error(operation.error());
    const Operation latest = awaited(session, open->desk(), *operation, *seconds * 1000);
    tell(session, open->desk(), latest);
    return exitCodeOf(latest.state);
}

} // namespace coinpay::cli
