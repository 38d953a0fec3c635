// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "cli/texts.h"
#include "profiles/keyfile.h"

#include <algorithm>

namespace coinpay::cli {

namespace {

//! What earlier commands left behind gets this long; the rest goes on with the next one.
constexpr qint64 FinishInterruptedMs = 10'000;
//! Rows looked at for them, the oldest first: more than will ever be open.
constexpr int MostOpen = 5'000;

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
    const auto open = desk.reader().openOperations(MostOpen);
    for (const Operation &operation : open.value_or(QList<Operation>())) {
        if (isInterrupted(operation))
            found.append(operation);
    }
    return found;
}

} // namespace

Result<Profile> chosenProfile(const Session &session)
{
    if (session.arguments.has(QStringLiteral("profile")))
        return session.registry.find(session.arguments.value(QStringLiteral("profile")));
    return session.registry.current();
}

Result<std::shared_ptr<const SigningKey>> keyFromArguments(const Session &session)
{
    if (!session.arguments.has(QStringLiteral("key-file")))
        return std::shared_ptr<const SigningKey>();
    auto key = readKeyFile(session.arguments.value(QStringLiteral("key-file")));
    if (!key)
        return fail(key.error());
    return std::make_shared<const SigningKey>(std::move(*key));
}

tl::expected<OpenDesk, ExitCode> OpenDesk::openOffline(Session &session)
{
    const auto profile = chosenProfile(session);
    if (!profile)
        return tl::unexpected(session.out.error(profile.error(), ExitCode::Usage));
    auto desk =
        Desk::open(session.registry, *profile, session.secrets, session.clock, session.random);
    if (!desk)
        return tl::unexpected(session.out.error(desk.error()));
    return OpenDesk(std::move(*desk));
}

Done OpenDesk::connectForCalls(Session &session)
{
    const auto key = keyFromArguments(session);
    if (!key)
        return fail(key.error());
    const auto report = session.waiter.result(desk().connectToServer(Desk::Engine::Calls, *key));
    if (!report)
        return fail(Waiter::stoppedError());
    if (!report->connected)
        return fail(report->error.value_or(Waiter::stoppedError()));
    return {};
}

tl::expected<OpenDesk, ExitCode> OpenDesk::connect(Session &session)
{
    const auto key = keyFromArguments(session);
    if (!key)
        return tl::unexpected(session.out.error(key.error(), ExitCode::Secrets));
    auto offline = openOffline(session);
    if (!offline)
        return offline;
    OpenDesk open(std::move(*offline));
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

} // namespace coinpay::cli
