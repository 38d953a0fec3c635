// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "cli/json.h"
#include "cli/texts.h"
#include "profiles/keyfile.h"

#include <algorithm>

namespace coinpay::cli {

namespace {

//! What earlier commands left behind gets this long; the rest goes on with the next one.
constexpr qint64 FinishInterruptedMs = 10'000;
constexpr int MostInterrupted = 200;

Result<Profile> chosenProfile(const Session &session)
{
    if (session.arguments.has(QStringLiteral("profile")))
        return session.registry.find(session.arguments.value(QStringLiteral("profile")));
    return session.registry.current();
}

//! Rows that sending again, or asking, can move on: not those that wait for a person, and not those
//! that the server has accepted and is working on.
bool isInterrupted(const Operation &operation)
{
    return operation.state == OperationState::Queued ||
           operation.state == OperationState::InFlight ||
           operation.state == OperationState::Unknown;
}

QList<Operation> interrupted(Desk &desk)
{
    QList<Operation> found;
    const auto open = desk.reader().openOperations(MostInterrupted);
    for (const Operation &operation : open.value_or(QList<Operation>())) {
        if (isInterrupted(operation))
            found.append(operation);
    }
    return found;
}

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

void tellOperation(Session &session, Desk &desk, const Operation &operation)
{
    const QString id =
        operation.resultId.isEmpty() ? operation.request.resourceId : operation.resultId;
    std::optional<Invoice> invoice;
    if (const auto known = desk.reader().invoice(id))
        invoice = *known;
    session.out.object(toJson(operation, invoice));
    session.out.fields({
        {Texts::tr("Invoice"), id},
        {Texts::tr("Status"), invoice ? invoice->statusText : QString()},
        {Texts::tr("Amount"),
         invoice ? invoice->amount.toDecimal() + QLatin1Char(' ') + invoice->amount.asset()
                 : QString()},
        {Texts::tr("Pay to", "label of a payment address"),
         invoice ? invoice->paymentAddress : QString()},
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

} // namespace

Result<std::shared_ptr<const SigningKey>> keyFromArguments(const Session &session)
{
    if (!session.arguments.has(QStringLiteral("key-file")))
        return std::shared_ptr<const SigningKey>();
    auto key = readKeyFile(session.arguments.value(QStringLiteral("key-file")));
    if (!key)
        return fail(key.error());
    return std::make_shared<const SigningKey>(std::move(*key));
}

tl::expected<OpenDesk, ExitCode> OpenDesk::connect(Session &session)
{
    const auto key = keyFromArguments(session);
    if (!key)
        return tl::unexpected(session.out.error(key.error(), ExitCode::Secrets));
    const auto profile = chosenProfile(session);
    if (!profile)
        return tl::unexpected(session.out.error(profile.error(), ExitCode::Usage));
    auto desk =
        Desk::open(session.registry, *profile, session.secrets, session.clock, session.random);
    if (!desk)
        return tl::unexpected(session.out.error(desk.error()));
    OpenDesk open(std::move(*desk));
    QObject::connect(&open.desk().store(), &Store::operationsChanged, &session.waiter,
                     &Waiter::nudge);
    QObject::connect(
        &open.desk().store(), &Store::troubleChanged, &session.waiter,
        [&session](const std::optional<Error> &trouble) { session.diskTrouble = trouble; });
    const auto report =
        session.waiter.result(open.desk().connectToServer(Desk::Engine::Operations, *key));
    if (!report)
        return tl::unexpected(session.out.error(Waiter::stoppedError()));
    if (!report->connected)
        return tl::unexpected(session.out.error(report->error.value_or(Waiter::stoppedError())));
    open.finishInterrupted(session);
    return open;
}

void OpenDesk::finishInterrupted(Session &session)
{
    const QList<Operation> found = interrupted(desk());
    if (found.isEmpty())
        return;
    session.out.note(Texts::tr("Finishing %n operation(s) that an earlier command left open.", "",
                               static_cast<int>(found.size())));
    for (const Operation &operation : found) {
        if (operation.state != OperationState::InFlight) // the driver takes those by itself
            desk().tryNow(operation.id);
    }
    const auto none = [&] {
        return std::none_of(found.begin(), found.end(), [&](const Operation &operation) {
            return isInterrupted(desk().reader().operation(operation.id).value_or(operation));
        });
    };
    if (!session.waiter.until(none, FinishInterruptedMs) && !session.waiter.interrupted())
        session.out.note(Texts::tr("Some are still open; the next command goes on with them."));
}

ExitCode OpenDesk::finish(Session &session, const Operation &operation, qint64 timeoutMs)
{
    Operation latest = operation;
    const auto settled = [&] {
        if (const auto row = desk().reader().operation(operation.id))
            latest = *row;
        return isOver(latest.state) || latest.state == OperationState::NeedsPerson;
    };
    // Out of time is told by the state itself.
    [[maybe_unused]] const bool over = session.waiter.until(settled, timeoutMs);
    tellOperation(session, desk(), latest);
    return exitCodeOf(latest.state);
}

} // namespace coinpay::cli
