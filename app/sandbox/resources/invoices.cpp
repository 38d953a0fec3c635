// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/invoices.h"

#include "sandbox/chain/chain.h"
#include "sandbox/resources/invoicelife.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

namespace coinpay::sandbox::invoices {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MinExpirySeconds = 60;
constexpr qint64 MaxExpirySeconds = 30 * 24 * 3600;
constexpr qint64 DefaultExpirySeconds = 3600;

Answer described(const Books &books, const InvoiceRow &invoice, int status)
{
    const QString id = invoice.id(books);
    return {status, invoice.json(books), u"/v1/invoices/"_s + id, id};
}

} // namespace

Answer create(Call &call)
{
    Fields fields(call.body);
    InvoiceRow invoice;
    invoice.asset = fields.asset("asset");
    invoice.network = fields.network("network", invoice.asset);
    const auto amount = fields.amount("amount", invoice.asset, Presence::Required);
    invoice.reference = fields.text("reference", 1, 128, Presence::Required);
    invoice.callbackUrl = fields.callbackUrl("callback_url", Presence::Optional);
    invoice.metadata = fields.metadata("metadata");
    const qint64 expiresIn =
        fields.integer("expires_in", MinExpirySeconds, MaxExpirySeconds, DefaultExpirySeconds);
    fields.check();
    invoice.amount = amount->toDecimal();
    invoice.paid = Money::zero(invoice.asset).toDecimal();
    invoice.required = requiredConfirmations(invoice.network);
    invoice.expiresAt = call.books.now() + expiresIn * 1000;
    insertInvoice(call.books, invoice);
    return described(call.books, invoice, 201);
}

Answer list(Call &call)
{
    static const QStringList states{u"pending"_s,        u"processing"_s, u"paid"_s,
                                    u"partially_paid"_s, u"overpaid"_s,   u"expired"_s,
                                    u"canceled"_s,       u"failed"_s};
    Listing listing(call, "invoices", invoiceColumns);
    listing.statuses(states);
    listing.asset();
    listing.exact("reference", "reference=?");
    listing.createdRange();
    return listing.page(
        [&](const Query &row) { return readInvoice(call.books, row).json(call.books); });
}

Answer get(Call &call)
{
    return described(call.books, requireInvoice(call.books, call.id()), 200);
}

Answer cancel(Call &call)
{
    Fields fields(call.body);
    const QString reason = fields.text("reason", 1, 500, Presence::Required);
    fields.check();
    InvoiceRow invoice = requireInvoice(call.books, call.id());
    acceptCancellation(call.books, invoice, reason);
    return described(call.books, invoice, 202);
}

} // namespace coinpay::sandbox::invoices
