// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/operationcommand.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "core/timestamp.h"
#include "domain/asset.h"

namespace coinpay::cli {

namespace {

Result<InvoiceDraft> draftFromArguments(const Arguments &arguments)
{
    const auto amount = Money::parse(arguments.value(QStringLiteral("amount")),
                                     arguments.value(QStringLiteral("asset")));
    if (!amount)
        return fail(amount.error());
    InvoiceDraft draft;
    draft.amount = *amount;
    draft.reference = arguments.value(QStringLiteral("reference"));
    draft.network = arguments.value(QStringLiteral("network"));
    draft.callbackUrl = arguments.value(QStringLiteral("callback-url"));
    if (arguments.has(QStringLiteral("expires-in"))) {
        constexpr qint64 AnySeconds = std::numeric_limits<qint32>::max(); // the domain has bounds
        const auto seconds = parseNumber(arguments, QStringLiteral("expires-in"), 0, 1, AnySeconds);
        if (!seconds)
            return fail(seconds.error());
        draft.expiresInSeconds = *seconds;
    }
    const Done checked = checkInvoiceDraft(draft);
    if (!checked)
        return fail(checked.error());
    return draft;
}

QStringList row(const Invoice &invoice)
{
    return {invoice.id,
            invoice.statusText,
            invoice.amount.toDecimal(),
            invoice.amount.asset(),
            invoice.reference,
            formatTimestamp(invoice.createdAt)};
}

} // namespace

ExitCode createInvoice(Session &session)
{
    const auto draft = draftFromArguments(session.arguments);
    if (!draft)
        return session.out.error(draft.error());
    return runOperation(
        session, [&](Desk &desk) { return session.waiter.answer(desk.createInvoice(*draft)); });
}

ExitCode cancelInvoice(Session &session)
{
    const QString option = QStringLiteral("reason");
    const QString reason = session.arguments.has(option)
                               ? session.arguments.value(option)
                               : QStringLiteral("Canceled by the merchant");
    return runOperation(session, [&](Desk &desk) -> Result<Operation> {
        // Asked first, so that an id nobody knows is told before anything is journaled.
        const auto invoice = session.waiter.answer(desk.fetchInvoice(session.arguments.subject));
        if (!invoice)
            return fail(invoice.error());
        return session.waiter.answer(desk.cancelInvoice(invoice->id, reason));
    });
}

ExitCode listInvoices(Session &session)
{
    const auto limit = limitOf(session.arguments);
    if (!limit)
        return session.out.error(limit.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    Listing listing(session.out);
    const auto told = eachItem<Invoice>(
        session, *limit,
        [&](const QString &cursor, int size) { return open->desk().listInvoices(cursor, size); },
        [&](const Invoice &invoice) {
            listing.add([&] { return toJson(invoice); }, [&] { return row(invoice); });
        });
    if (!told)
        return told.error();
    return listing.end({Texts::tr("ID"), Texts::tr("STATUS"), Texts::tr("AMOUNT"),
                        Texts::tr("ASSET"), Texts::tr("REFERENCE"), Texts::tr("CREATED")},
                       {2});
}

ExitCode getInvoice(Session &session)
{
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const auto invoice =
        session.waiter.answer(open->desk().fetchInvoice(session.arguments.subject));
    if (!invoice)
        return session.out.error(invoice.error());
    session.out.object(toJson(*invoice));
    session.out.fields({
        {Texts::tr("Invoice"), invoice->id},
        {Texts::tr("Status"), invoice->statusText},
        {Texts::tr("Amount"), moneyText(invoice->amount)},
        {Texts::tr("Paid", "label of an amount"), moneyText(invoice->amountPaid)},
        {Texts::tr("Network"), networkName(invoice->network)},
        {Texts::tr("Reference"), invoice->reference},
        {Texts::tr("Pay to", "label of a payment address"), invoice->paymentAddress},
        {Texts::tr("Confirmations"),
         Texts::tr("%1 of %2").arg(invoice->confirmations).arg(invoice->requiredConfirmations)},
        {Texts::tr("Transaction"), invoice->txHash},
        {Texts::tr("Created"), formatTimestamp(invoice->createdAt)},
        {Texts::tr("Updated"), formatTimestamp(invoice->updatedAt)},
        {Texts::tr("Expires"),
         invoice->expiresAt ? formatTimestamp(*invoice->expiresAt) : QString()},
        {Texts::tr("Version"), QString::number(invoice->version)},
        {Texts::tr("Request"), invoice->requestId},
    });
    return ExitCode::Ok;
}

} // namespace coinpay::cli
