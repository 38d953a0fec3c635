// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/escrowendpoints.h"
#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/operationcommand.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "core/timestamp.h"
#include "domain/asset.h"

namespace coinpay::cli {

namespace {

constexpr std::array actionKinds{EscrowActionKind::Release, EscrowActionKind::Refund,
                                 EscrowActionKind::Dispute};

Result<EscrowDraft> draftFromArguments(const Arguments &arguments)
{
    const auto amount = Money::parse(arguments.value(QStringLiteral("amount")),
                                     arguments.value(QStringLiteral("asset")));
    if (!amount)
        return fail(amount.error());
    EscrowDraft draft;
    draft.amount = *amount;
    draft.buyerRef = arguments.value(QStringLiteral("buyer"));
    draft.sellerRef = arguments.value(QStringLiteral("seller"));
    draft.dealRef = arguments.value(QStringLiteral("deal"));
    draft.network = arguments.value(QStringLiteral("network"));
    if (const Done checked = checkEscrowDraft(draft); !checked)
        return fail(checked.error());
    return draft;
}

//! The amount of the arguments in the escrow's own asset.
Result<EscrowActionDraft> actionFromArguments(const Arguments &arguments, EscrowActionKind kind,
                                              const Escrow &escrow)
{
    EscrowActionDraft draft;
    draft.kind = kind;
    draft.escrowId = escrow.id;
    draft.reason = arguments.value(QStringLiteral("reason"));
    if (arguments.has(QStringLiteral("amount"))) {
        const auto amount =
            Money::parse(arguments.value(QStringLiteral("amount")), escrow.amount.asset());
        if (!amount)
            return fail(amount.error());
        draft.amount = *amount;
    }
    if (const Done checked = checkEscrowAction(draft, escrow); !checked)
        return fail(checked.error());
    return draft;
}

QStringList consequences(const EscrowActionDraft &draft, const Escrow &escrow)
{
    const Money leaves = draft.amount.value_or(escrow.held());
    const Money remains = escrow.held().minus(leaves).value_or(Money::zero(leaves.asset()));
    const QString who = draft.kind == EscrowActionKind::Release
                            ? Texts::tr("%1 goes to the seller %2.", "%1 an amount, %2 a name")
                                  .arg(moneyText(leaves), escrow.sellerRef)
                            : Texts::tr("%1 goes back to the buyer %2.", "%1 an amount, %2 a name")
                                  .arg(moneyText(leaves), escrow.buyerRef);
    return {Texts::tr("Escrow %1 (%2) holds %3.", "an id, a reference, an amount")
                .arg(escrow.id, escrow.dealRef, moneyText(escrow.held())),
            who, Texts::tr("%1 remains in the escrow.", "an amount").arg(moneyText(remains)),
            Texts::tr("This cannot be undone.")};
}

QStringList row(const Escrow &escrow)
{
    return {escrow.id,
            escrow.statusText,
            escrow.amount.toDecimal(),
            escrow.held().toDecimal(),
            escrow.amount.asset(),
            escrow.dealRef,
            formatTimestamp(escrow.createdAt)};
}

} // namespace

ExitCode createEscrow(Session &session)
{
    const auto draft = draftFromArguments(session.arguments);
    if (!draft)
        return session.out.error(draft.error());
    return runOperation(
        session, [&](Desk &desk) { return session.waiter.answer(desk.createEscrow(*draft)); });
}

ExitCode listEscrows(Session &session)
{
    const auto limit = limitOf(session.arguments);
    if (!limit)
        return session.out.error(limit.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    Listing listing(session.out);
    const auto told = eachItem<Escrow>(
        session, *limit,
        [&](const QString &cursor, int size) { return open->desk().listEscrows(cursor, size); },
        [&](const Escrow &escrow) {
            listing.add([&] { return toJson(escrow); }, [&] { return row(escrow); });
        });
    if (!told)
        return told.error();
    return listing.end({Texts::tr("ID"), Texts::tr("STATUS"), Texts::tr("AMOUNT"),
                        Texts::tr("HELD"), Texts::tr("ASSET"), Texts::tr("DEAL"),
                        Texts::tr("CREATED")},
                       {2, 3});
}

ExitCode getEscrow(Session &session)
{
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const auto escrow = session.waiter.answer(open->desk().fetchEscrow(session.arguments.subject));
    if (!escrow)
        return session.out.error(escrow.error());
    QList<EscrowAction> actions;
    for (const EscrowActionKind kind : actionKinds) {
        const auto all = eachItem<EscrowAction>(
            session, 0,
            [&](const QString &cursor, int size) {
                return open->desk().listEscrowActions(escrow->id, kind, cursor, size);
            },
            [&](const EscrowAction &action) { actions.append(action); });
        if (!all)
            return all.error();
    }
    session.out.object(toJson(*escrow, actions));
    session.out.fields({
        {Texts::tr("Escrow"), escrow->id},
        {Texts::tr("Status"), escrow->statusText},
        {Texts::tr("Amount"), moneyText(escrow->amount)},
        {Texts::tr("Funded", "label of an amount"), moneyText(escrow->amountFunded)},
        {Texts::tr("Released", "label of an amount"), moneyText(escrow->amountReleased)},
        {Texts::tr("Refunded", "label of an amount"), moneyText(escrow->amountRefunded)},
        {Texts::tr("Held", "label of an amount"), moneyText(escrow->held())},
        {Texts::tr("Deal"), escrow->dealRef},
        {Texts::tr("Buyer"), escrow->buyerRef},
        {Texts::tr("Seller"), escrow->sellerRef},
        {Texts::tr("Network"), networkName(escrow->network)},
        {Texts::tr("Pay to", "label of a payment address"), escrow->paymentAddress},
        {Texts::tr("Confirmations"),
         Texts::tr("%1 of %2").arg(escrow->confirmations).arg(escrow->requiredConfirmations)},
        {Texts::tr("Created"), formatTimestamp(escrow->createdAt)},
        {Texts::tr("Updated"), formatTimestamp(escrow->updatedAt)},
        {Texts::tr("Request"), escrow->requestId},
    });
    QList<QStringList> rows;
    for (const EscrowAction &action : std::as_const(actions))
        rows.append({QString(escrowActionName(action.kind)), action.id, action.statusText,
                     action.amount.isZero() ? QString() : moneyText(action.amount), action.reason});
    if (!rows.isEmpty())
        session.out.table({Texts::tr("ACTION"), Texts::tr("ID"), Texts::tr("STATUS"),
                           Texts::tr("AMOUNT"), Texts::tr("REASON")},
                          rows, {3});
    return ExitCode::Ok;
}

ExitCode actOnEscrow(Session &session, EscrowActionKind kind)
{
    std::optional<ExitCode> ending;
    const ExitCode code = runOperation(session, [&](Desk &desk) -> Result<Operation> {
        const auto escrow = session.waiter.answer(desk.fetchEscrow(session.arguments.subject));
        if (!escrow)
            return fail(escrow.error());
        const auto draft = actionFromArguments(session.arguments, kind, *escrow);
        if (!draft)
            return fail(draft.error());
        const auto request = api::actOnEscrow(*draft, *escrow);
        if (!request)
            return fail(request.error());
        const bool isMoney = kind != EscrowActionKind::Dispute;
        ending =
            tellOrAsk(session, {*request}, isMoney ? consequences(*draft, *escrow) : QStringList());
        if (ending)
            return fail(notAskedFor());
        return session.waiter.answer(desk.actOnEscrow(*draft, escrow->version));
    });
    return ending.value_or(code);
}

} // namespace coinpay::cli
