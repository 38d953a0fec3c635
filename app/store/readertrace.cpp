// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/operationrow.h"
#include "store/readerprivate.h"
#include "store/requestlogreader.h"
#include "store/tracefinder.h"

#include <algorithm>

namespace coinpay {

using namespace store;

namespace {

constexpr int MostFound = 50;
//! A call is logged when it ends: a row begins at most so much before the one above it.
constexpr qint64 LogDisorderMs = 5LL * 60 * 1000;

template <typename ListQuery>
ListQuery searchFor(const QString &text)
{
    ListQuery query;
    query.search = text;
    return query;
}

bool isSame(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

//! As what a resource of a list bears the text.
FoundBy borneBy(const QString &text, const Invoice &invoice)
{
    if (isSame(text, invoice.txHash))
        return FoundBy::TransactionHash;
    if (isSame(text, invoice.paymentAddress))
        return FoundBy::Address;
    return isSame(text, invoice.reference) ? FoundBy::Reference : FoundBy::Piece;
}

FoundBy borneBy(const QString &text, const Escrow &escrow)
{
    if (isSame(text, escrow.txHash))
        return FoundBy::TransactionHash;
    if (isSame(text, escrow.paymentAddress))
        return FoundBy::Address;
    if (isSame(text, escrow.requestId))
        return FoundBy::RequestId;
    for (const QString &reference : {escrow.dealRef, escrow.buyerRef, escrow.sellerRef}) {
        if (isSame(text, reference))
            return FoundBy::Reference;
    }
    return FoundBy::Piece;
}

FoundBy borneBy(const QString &text, const Transfer &transfer)
{
    if (isSame(text, transfer.txHash))
        return FoundBy::TransactionHash;
    if (isSame(text, transfer.destination))
        return FoundBy::Address;
    if (isSame(text, transfer.requestId))
        return FoundBy::RequestId;
    return isSame(text, transfer.note) ? FoundBy::Reference : FoundBy::Piece;
}

//! Adds what a page of a search shows, the exact ones to `exact`.
template <typename Rows, typename Fetch>
void sortOut(const QString &text, FoundKind kind, const Result<Rows> &rows, const Fetch &fetch,
             FoundList &exact, FoundList &pieces)
{
    if (!rows)
        throw Refusal(rows.error());
    for (const auto &row : *rows) {
        const auto whole = fetch(row.id);
        if (!whole)
            continue;
        const FoundBy by = borneBy(text, *whole);
        (by == FoundBy::Piece ? pieces : exact).add({kind, row.id, by, {}});
    }
}

//! The first row of the log that ended at `from` or later, by bisection: rows are in the order of
//! time but for the length of a call.
qint64 firstRowAt(Connection &mirror, UnixMs from)
{
    qint64 low = mirror.number("SELECT COALESCE(MIN(row), 0) FROM request_log");
    qint64 high = mirror.number("SELECT COALESCE(MAX(row), 0) FROM request_log");
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        Query row = mirror.query("SELECT started_at FROM request_log WHERE row >= ? "
                                 "ORDER BY row LIMIT 1");
        row.bindAll(middle);
        if (row.step() && row.number(0) < from - LogDisorderMs)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool isFeedRead(const RequestLogEntry &call)
{
    const QLatin1String feed("/v1/events");
    return call.method == QLatin1String("GET") && call.target.startsWith(feed) &&
           (call.target.size() == feed.size() || call.target.at(feed.size()) == u'?') &&
           !call.target.contains(QLatin1String("resource_id="));
}

} // namespace

Result<QList<Found>> Reader::find(const QString &text, int limit)
{
    return guarded([&]() -> QList<Found> {
        const QString sought = text.trimmed();
        if (sought.isEmpty() || sought.size() > LongestLookup || sought.contains(QChar(0)))
            return {};
        FoundList exact(std::clamp(limit, 1, MostFound));
        TraceFinder finder(d->m_journal, d->m_mirror, sought, exact);
        finder.byIds();
        if (!exact.all().isEmpty())
            return exact.all();
        finder.byReferences();
        finder.byHashes();
        finder.byAddresses();
        finder.byLabels();
        FoundList pieces(std::clamp(limit, 1, MostFound));
        TraceFinder rest(d->m_journal, d->m_mirror, sought, pieces);
        rest.byNotes(); // first: a person wrote them to find the thing again
        sortOut(
            sought, FoundKind::Invoice, invoicePage(searchFor<InvoiceQuery>(sought), {}, MostFound),
            [this](const QString &id) { return invoice(id); }, exact, pieces);
        sortOut(
            sought, FoundKind::Escrow, escrowPage(searchFor<EscrowQuery>(sought), {}, MostFound),
            [this](const QString &id) { return escrow(id); }, exact, pieces);
        sortOut(
            sought, FoundKind::Transfer,
            transferPage(searchFor<TransferQuery>(sought), {}, MostFound),
            [this](const QString &id) { return transfer(id); }, exact, pieces);
        if (!exact.all().isEmpty())
            return exact.all();
        rest.byPieces();
        return pieces.all();
    });
}

Result<QList<Operation>> Reader::operationsOf(const QString &resourceId, int limit)
{
    return guarded([&] {
        QList<Operation> all;
        Query found = d->m_journal.query(selectOperations(
            "WHERE id IN (SELECT id FROM operations WHERE resource_id = ?1 AND resource_id <> '' "
            "UNION SELECT id FROM operations WHERE result_id = ?1 AND result_id <> '') "
            "ORDER BY created_at DESC, id DESC LIMIT ?2"));
        found.bindAll(resourceId, std::max(limit, 0));
        while (found.step())
            all += readOperation(found);
        return all;
    });
}

Result<QList<RequestLogEntry>> Reader::requestsUnder(const QString &id, int limit)
{
    return guarded([&] {
        QList<RequestLogEntry> calls;
        Query found = d->m_mirror.query(
            std::string(SelectRequests) +
            "WHERE row IN (SELECT row FROM request_log WHERE request_id = ?1 AND request_id <> '' "
            "UNION SELECT row FROM request_log WHERE correlation_id = ?1 AND correlation_id <> '' "
            "UNION SELECT row FROM request_log WHERE resource_id = ?1 AND resource_id <> '' "
            "UNION SELECT row FROM request_log WHERE idempotency_key = ?1 AND idempotency_key <> "
            "'') ORDER BY row DESC LIMIT ?2");
        found.bindAll(id, std::max(limit, 0));
        while (found.step())
            calls += readRequest(found);
        return calls;
    });
}

Result<QList<RequestLogEntry>> Reader::feedReads(UnixMs from, UnixMs to, int limit)
{
    return guarded([&] {
        QList<RequestLogEntry> reads;
        const qint64 first = firstRowAt(d->m_mirror, from);
        Query found =
            d->m_mirror.query(std::string(SelectRequests) + "WHERE row >= ? ORDER BY row LIMIT ?");
        found.bindAll(first, std::max(limit, 0));
        while (found.step()) {
            const RequestLogEntry call = readRequest(found);
            if (call.startedAt > to + LogDisorderMs)
                break;
            if (isFeedRead(call) && call.startedAt < to && call.startedAt + call.durationMs >= from)
                reads += call;
        }
        return reads;
    });
}

Result<std::optional<UnixMs>> Reader::requestLogBegins()
{
    return guarded([&]() -> std::optional<UnixMs> {
        Query found = d->m_mirror.query("SELECT started_at FROM request_log ORDER BY row LIMIT 1");
        if (!found.step())
            return {};
        return found.number(0);
    });
}

} // namespace coinpay
