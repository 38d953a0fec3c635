// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/walletendpoints.h"
#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/operationcommand.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "cli/walletlist.h"
#include "core/timestamp.h"
#include "domain/asset.h"
#include "domain/destination.h"
#include "domain/lookalike.h"

namespace coinpay::cli {

namespace {

Error badDestination(const AddressProblem &problem)
{
    Error error = usageError(problem.sentence);
    error.code = addressFaultName(problem.fault);
    error.fields = {{QStringLiteral("destination"), error.code, problem.sentence}};
    return error;
}

Result<TransferDraft> draftFromArguments(const Arguments &arguments, AcceptedNets accepted)
{
    const QString asset = arguments.value(QStringLiteral("asset"));
    const auto amount = Money::parse(arguments.value(QStringLiteral("amount")), asset);
    if (!amount)
        return fail(amount.error());
    TransferDraft draft;
    draft.walletId = arguments.value(QStringLiteral("wallet"));
    draft.amount = *amount;
    draft.network = arguments.value(QStringLiteral("network"));
    draft.note = arguments.value(QStringLiteral("note"));
    const auto destination =
        readDestination(asset, draft.network, arguments.value(QStringLiteral("to")), accepted);
    if (!destination)
        return fail(badDestination(destination.error()));
    if (destination->amount && *destination->amount != draft.amount)
        return fail(usageError(Texts::tr("The link asks for %1, and --amount says %2.", "amounts")
                                   .arg(moneyText(*destination->amount), moneyText(draft.amount))));
    draft.destination = destination->address.text;
    if (const Done checked = checkTransferDraft(draft, accepted); !checked)
        return fail(checked.error());
    return draft;
}

//! What a person should know of the address before money goes there.
QStringList warningsOf(Desk &desk, const TransferDraft &draft)
{
    QStringList warnings;
    const QString network = networkOrDefault(draft.amount.asset(), draft.network);
    QList<KnownAddress> known;
    bool isKnown = false;
    for (const Payee &payee : desk.reader().payees().value_or(QList<Payee>())) {
        if (payee.network != network)
            continue;
        known.append({payee.address, payee.label});
        isKnown = isKnown ||
                  (sameAddress(network, payee.address, draft.destination) && payee.timesUsed > 0);
    }
    if (!isKnown)
        warnings.append(Texts::tr("Nothing was sent to this address from here before."));
    for (const LookAlike &found : findLookAlikes(network, draft.destination, known))
        warnings.append(lookAlikeText(known.at(found.known)));
    const auto address =
        checkAddress(draft.amount.asset(), network, draft.destination, desk.acceptedNets());
    if (address) {
        for (const AddressWarning warning : address->warnings)
            warnings.append(addressWarningText(warning));
    }
    return warnings;
}

QStringList consequences(Desk &desk, const TransferDraft &draft, const TransferQuote &quote)
{
    return QStringList{
               Texts::tr("%1 on %2 goes to %3", "an amount, a network, an address")
                   .arg(moneyText(draft.amount), networkName(quote.network), draft.destination),
               Texts::tr("The fee is %1; %2 leaves the wallet %3.", "two amounts and an id")
                   .arg(moneyText(quote.fee), moneyText(quote.total), draft.walletId),
           } +
           warningsOf(desk, draft) + QStringList{Texts::tr("This cannot be undone.")};
}

QStringList row(const Transfer &transfer)
{
    return {transfer.id,
            transfer.statusText,
            transfer.amount.toDecimal(),
            transfer.amount.asset(),
            transfer.destination,
            formatTimestamp(transfer.createdAt)};
}

} // namespace

ExitCode sendTransfer(Session &session)
{
    std::optional<ExitCode> ending;
    const ExitCode code = runOperation(session, [&](Desk &desk) -> Result<Operation> {
        auto draft = draftFromArguments(session.arguments, desk.acceptedNets());
        if (!draft)
            return fail(draft.error());
        // The quote fixes the fee; what is confirmed is what it costs.
        const auto quote = session.waiter.answer(desk.quoteTransfer(*draft));
        if (!quote)
            return fail(quote.error());
        draft->quoteId = quote->id;
        const auto request = api::sendTransfer(*draft, desk.acceptedNets());
        if (!request)
            return fail(request.error());
        ending = tellOrAsk(session, {*request}, consequences(desk, *draft, *quote));
        if (ending)
            return fail(notAskedFor());
        return session.waiter.answer(desk.sendTransfer(*draft));
    });
    return ending.value_or(code);
}

ExitCode listTransfers(Session &session)
{
    const auto limit = limitOf(session.arguments);
    if (!limit)
        return session.out.error(limit.error());
    auto open = connectToWallets(session);
    if (!open)
        return open.error();
    Listing listing(session.out);
    for (const Wallet &wallet : std::as_const(open->wallets)) {
        const auto told = eachItem<Transfer>(
            session, *limit,
            [&](const QString &cursor, int size) {
                return open->desk().listTransfers(wallet.id, cursor, size);
            },
            [&](const Transfer &transfer) {
                listing.add([&] { return toJson(transfer); }, [&] { return row(transfer); });
            });
        if (!told)
            return told.error();
    }
    return listing.end({Texts::tr("ID"), Texts::tr("STATUS"), Texts::tr("AMOUNT"),
                        Texts::tr("ASSET"), Texts::tr("DESTINATION"), Texts::tr("CREATED")},
                       {2});
}

ExitCode getTransfer(Session &session)
{
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const auto transfer =
        session.waiter.answer(open->desk().fetchTransfer(session.arguments.subject));
    if (!transfer)
        return session.out.error(transfer.error());
    session.out.object(toJson(*transfer));
    session.out.fields({
        {Texts::tr("Transfer"), transfer->id},
        {Texts::tr("Status"), transfer->statusText},
        {Texts::tr("Amount"), moneyText(transfer->amount)},
        {Texts::tr("Fee"), moneyText(transfer->fee)},
        {Texts::tr("Total"), moneyText(transfer->total)},
        {Texts::tr("Wallet"), transfer->walletId},
        {Texts::tr("Network"), networkName(transfer->network)},
        {Texts::tr("Destination"), transfer->destination},
        {Texts::tr("Note"), transfer->note},
        {Texts::tr("Confirmations"),
         Texts::tr("%1 of %2").arg(transfer->confirmations).arg(transfer->requiredConfirmations)},
        {Texts::tr("Transaction"), transfer->txHash},
        {Texts::tr("Created"), formatTimestamp(transfer->createdAt)},
        {Texts::tr("Updated"), formatTimestamp(transfer->updatedAt)},
        {Texts::tr("Request"), transfer->requestId},
    });
    return ExitCode::Ok;
}

} // namespace coinpay::cli
