// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/invoicestore.h"

#include "core/timestamp.h"
#include "domain/invoice.h"
#include "sandbox/chain/addresses.h"
#include "sandbox/events/events.h"
#include "sandbox/problem.h"

#include <QJsonDocument>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String InvoicePrefix("inv_");

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue objectOrNull(const QByteArray &json)
{
    return json.isNull() ? QJsonValue() : QJsonValue(QJsonDocument::fromJson(json).object());
}

QString uriOf(const InvoiceRow &row, const QString &address)
{
    Invoice invoice;
    invoice.amount = amountOf(row.amount, row.asset);
    invoice.amountPaid = amountOf(row.paid, row.asset);
    invoice.network = row.network;
    invoice.paymentAddress = address;
    const QString uri = paymentUri(invoice);
    // Where no scheme is known the address stands alone, which is no URI.
    return uri.contains(u':') ? uri : QString(row.network + u':' + uri);
}

} // namespace

Money amountOf(const QString &decimal, const QString &asset)
{
    const auto money = Money::parse(decimal, asset);
    if (!money)
        throw DatabaseError("An amount in the books cannot be read");
    return *money;
}

QString InvoiceRow::id(const Books &books) const
{
    return books.ids.make(InvoicePrefix, createdAt, row);
}

QString InvoiceRow::address(const Books &books) const
{
    return addressFor(network, addressSeed(books.ids.salt(), AddressPurpose::Invoice, row));
}

QJsonObject InvoiceRow::json(const Books &books) const
{
    const QString paymentAddress = address(books);
    const QString hash =
        tx == 0  ? QString()
        : tx < 0 ? txHashFor(network, addressSeed(books.ids.salt(), AddressPurpose::SeededTx, row))
                 : txHashFor(network, addressSeed(books.ids.salt(), AddressPurpose::Tx, tx));
    return QJsonObject{
        {u"id"_s, id(books)},
        {u"amount"_s, amount},
        {u"amount_paid"_s, paid},
        {u"asset"_s, asset},
        {u"network"_s, network},
        {u"reference"_s, reference},
        {u"status"_s, status},
        {u"payment_address"_s, paymentAddress},
        {u"payment_uri"_s, uriOf(*this, paymentAddress)},
        {u"confirmations"_s, confirmations},
        {u"required_confirmations"_s, required},
        {u"tx_hash"_s, textOrNull(hash)},
        {u"callback_url"_s, textOrNull(callbackUrl)},
        {u"expires_at"_s, formatTimestamp(expiresAt)},
        {u"metadata"_s, QJsonDocument::fromJson(metadata).object()},
        {u"cancel_reason"_s, textOrNull(cancelReason)},
        {u"failure"_s, objectOrNull(failure)},
        {u"version"_s, version},
        {u"created_at"_s, formatTimestamp(createdAt)},
        {u"updated_at"_s, formatTimestamp(updatedAt)},
        {u"request_id"_s, textOrNull(request)},
    };
}

void InvoiceRow::rewind(UnixMs at, const QString &statusThen, qint64 versionThen,
                        const QByteArray &paidThen, int confirmationsThen)
{
    if (versionThen == version)
        return;
    updatedAt = at;
    status = statusThen;
    version = versionThen;
    paid = paidThen.isNull() ? u"0.00"_s : QString::fromLatin1(paidThen);
    confirmations = confirmationsThen;
    if (paidThen.isNull())
        tx = 0;
    cancelReason.clear();
    failure = {};
}

InvoiceRow readInvoice(const Books &books, const Query &query)
{
    InvoiceRow invoice;
    invoice.row = query.integer(0);
    invoice.createdAt = query.integer(1);
    invoice.updatedAt = query.integer(2);
    invoice.version = query.integer(3);
    invoice.status = query.text(4);
    invoice.asset = query.text(5);
    invoice.network = query.text(6);
    invoice.amount = query.text(7);
    invoice.paid = query.text(8);
    invoice.reference = query.text(9);
    invoice.confirmations = static_cast<int>(query.integer(10));
    invoice.required = static_cast<int>(query.integer(11));
    invoice.tx = query.integer(12);
    invoice.expiresAt = query.integer(13);
    const QByteArray request = query.bytes(14);
    invoice.request =
        request == "1" ? seededRequestId(books.ids, invoice.updatedAt, invoice.row, invoice.version)
                       : QString::fromLatin1(request);
    invoice.callbackUrl = query.text(15);
    invoice.metadata = query.bytes(16);
    invoice.cancelReason = query.text(17);
    invoice.failure = query.bytes(18);
    return invoice;
}

std::optional<InvoiceRow> loadInvoice(Books &books, qint64 row)
{
    static const QByteArray sql =
        QByteArray("SELECT ") + invoiceColumns + " FROM invoices WHERE id=?1";
    Query query(books.db, sql.constData(), row);
    return query.step() ? std::optional(readInvoice(books, query)) : std::nullopt;
}

std::optional<InvoiceRow> findInvoice(Books &books, const QString &id)
{
    const auto row = books.ids.number(InvoicePrefix, id);
    auto invoice = row ? loadInvoice(books, *row) : std::nullopt;
    return invoice && invoice->id(books) == id ? invoice : std::nullopt;
}

InvoiceRow requireInvoice(Books &books, const QString &id)
{
    auto invoice = findInvoice(books, id);
    if (!invoice)
        throw notFound(u"invoice "_s + id);
    return *invoice;
}

void insertInvoice(Books &books, InvoiceRow &invoice)
{
    invoice.createdAt = invoice.updatedAt = books.now();
    invoice.version = 1;
    invoice.status = u"pending"_s;
    invoice.request = books.cause.request;
    Query(books.db,
          "INSERT INTO invoices(created_at,updated_at,version,status,asset,network,amount,paid,"
          "reference,confirmations,required,tx,expires_at,request,callback_url,metadata)"
          " VALUES(?1,?1,1,?2,?3,?4,?5,?6,?7,0,?8,0,?9,?10,?11,?12)",
          invoice.createdAt, invoice.status, invoice.asset, invoice.network, invoice.amount,
          invoice.paid, invoice.reference, invoice.required, invoice.expiresAt, invoice.request,
          invoice.callbackUrl, invoice.metadata)
        .run();
    invoice.row = books.db.lastInsertId();
    appendEvent(books, {u"invoice"_s, invoice.row, invoice.id(books), QString(), invoice.status, 1,
                        invoice.json(books), invoice.callbackUrl});
}

void changeInvoice(Books &books, InvoiceRow &invoice, const QString &status)
{
    const QString previous = invoice.status;
    invoice.status = status;
    invoice.updatedAt = books.now();
    invoice.version += 1;
    invoice.request = books.cause.request;
    Query(books.db,
          "UPDATE invoices SET updated_at=?2,version=?3,status=?4,paid=?5,confirmations=?6,tx=?7,"
          "request=?8,cancel_reason=?9,failure=?10 WHERE id=?1",
          invoice.row, invoice.updatedAt, invoice.version, invoice.status, invoice.paid,
          invoice.confirmations, invoice.tx, invoice.request, invoice.cancelReason, invoice.failure)
        .run();
    appendEvent(books, {u"invoice"_s, invoice.row, invoice.id(books), previous, invoice.status,
                        invoice.version, invoice.json(books), invoice.callbackUrl});
}

} // namespace coinpay::sandbox
