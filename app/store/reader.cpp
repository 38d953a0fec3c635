// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicerow.h"
#include "store/readerprivate.h"
#include "store/requestlogreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

using namespace store;

namespace {

constexpr int MaxPage = 500;
// Rows between two looks at the cancel flag.
constexpr qint64 CancelInterval = 1024;

bool isSearch(const InvoiceQuery &query)
{
    return !query.search.trimmed().isEmpty();
}

} // namespace

Refusal store::notFound(const QString &id)
{
    //: %1 is an id
    const QString sentence = QCoreApplication::translate("coinpay::store", "%1 is not known here.");
    return Refusal(Error{ErrorKind::NotFound, sentence.arg(id), {}, {}, 0, {}, {}});
}

Strategy Reader::Private::strategyFor(const InvoiceQuery &query)
{
    if (!needsProbe(query))
        return Strategy::Walk;
    const BoundSql probe = probeSql(query);
    Query counted = prepare(m_mirror, probe);
    bindValues(counted, probe.values);
    const bool isFew = counted.step() && counted.number(0) <= GatherLimit;
    return isFew ? Strategy::Gather : Strategy::Walk;
}

QList<InvoiceRow> Reader::Private::page(const InvoiceQuery &query,
                                        const std::optional<PageKey> &from, bool inclusive,
                                        int limit)
{
    limit = std::clamp(limit, 1, MaxPage);
    if (isSearch(query))
        return m_search.page(query, from, inclusive, limit);
    std::optional<Seek> seek;
    if (from) {
        seek = Seek{decodeKey(from->sortValue, orderColumns(query)), inclusive};
        if (seek->values.empty())
            return {};
    }
    const BoundSql bound = pageSql(query, strategyFor(query), Select::Rows, seek, limit);
    QList<InvoiceRow> rows;
    if (bound.sql.empty())
        return rows;
    rows.reserve(limit);
    Query found = prepare(m_mirror, bound);
    bindValues(found, bound.values);
    while (found.step())
        rows += readInvoiceRow(found);
    return rows;
}

QString Reader::Private::idOf(qint64 key)
{
    Query query = m_mirror.query("SELECT id FROM invoices WHERE key = ?");
    query.bindAll(key);
    return query.step() ? query.text(0) : QString();
}

Reader::Anchors Reader::Private::anchors(const InvoiceQuery &query, int stride,
                                         const std::atomic_bool *cancel)
{
    if (isSearch(query))
        return m_search.anchors(query, stride, cancel);
    const Columns columns = orderColumns(query);
    const BoundSql bound = pageSql(query, strategyFor(query), Select::Keys, {}, -1);
    Anchors anchors;
    if (bound.sql.empty())
        return anchors;
    Query found = prepare(m_mirror, bound);
    bindValues(found, bound.values);
    while (found.step()) {
        if (anchors.count % CancelInterval == 0 && cancel != nullptr && cancel->load()) {
            throw Refusal(Error{
                ErrorKind::Canceled,
                QCoreApplication::translate("coinpay::store", "The list is no longer wanted."),
                {},
                {},
                0,
                {},
                {}});
        }
        if (anchors.count++ % stride != 0)
            continue;
        Values values;
        for (size_t i = 0; i < columns.size(); ++i)
            values.push_back(readValue(found, static_cast<int>(i), columns[i]));
        const QByteArray place = encodeKey(values);
        const QString id =
            columns.back() == Column::Key ? idOf(std::get<qint64>(values.back())) : found.text(0);
        anchors.keys += PageKey{place, id};
    }
    return anchors;
}

Reader::Reader(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const QString &profileDir)
{
    return guarded(
        [&] { return std::unique_ptr<Reader>(new Reader(std::make_unique<Private>(profileDir))); });
}

Result<QList<InvoiceRow>> Reader::invoicePage(const InvoiceQuery &query,
                                              const std::optional<PageKey> &after, int limit)
{
    return guarded([&] { return d->page(query, after, false, limit); });
}

Result<QList<InvoiceRow>> Reader::invoicePageFrom(const InvoiceQuery &query, const PageKey &from,
                                                  int limit)
{
    return guarded([&] { return d->page(query, from, true, limit); });
}

PageKey Reader::keyOf(const InvoiceQuery &query, const InvoiceRow &row) const
{
    return {encodeKey(orderValues(query, row)), row.id};
}

bool Reader::precedes(const InvoiceQuery &query, const PageKey &a, const PageKey &b)
{
    return query.descending ? b.sortValue < a.sortValue : a.sortValue < b.sortValue;
}

Result<Reader::Anchors> Reader::invoiceAnchors(const InvoiceQuery &query, int stride,
                                               const std::atomic_bool *cancel)
{
    return guarded([&] { return d->anchors(query, std::max(stride, 1), cancel); });
}

Result<std::optional<qint64>> Reader::invoiceCount(const InvoiceQuery &query)
{
    return guarded([&]() -> std::optional<qint64> {
        if (isSearch(query) || query.createdFrom || query.createdTo)
            return {};
        qint64 total = 0;
        Query counted = d->m_mirror.query("SELECT status, asset, n FROM invoice_counts");
        while (counted.step()) {
            const auto status = static_cast<InvoiceStatus>(counted.small(0));
            const bool wanted = (query.statuses.isEmpty() || query.statuses.contains(status)) &&
                                (query.asset.isEmpty() || counted.text(1) == query.asset);
            total += wanted ? counted.number(2) : 0;
        }
        return total;
    });
}

Result<QList<InvoiceRow>> Reader::invoiceRows(const InvoiceQuery &query, const QStringList &ids)
{
    return guarded([&] {
        QList<InvoiceRow> rows;
        for (const QString &id : ids) {
            Query found = d->m_mirror.query(std::string("SELECT ") + RowColumns +
                                            ", i.payment_address, i.tx_hash "
                                            "FROM invoices i WHERE i.id = ?");
            found.bindAll(id);
            if (!found.step())
                continue;
            const InvoiceRow row = readInvoiceRow(found);
            if (passesFilter(query, row) && matchesSearch(query, row, found, RowColumnCount))
                rows += row;
        }
        return rows;
    });
}

Result<Invoice> Reader::invoice(const QString &id)
{
    return guarded([&] {
        Query found = d->m_mirror.query(std::string("SELECT ") + RowColumns + ", " + DetailColumns +
                                        " FROM invoices i WHERE i.id = ?");
        found.bindAll(id);
        if (!found.step())
            throw notFound(id);
        return readInvoice(found);
    });
}

Result<QList<Transition>> Reader::transitions(const QString &resourceId)
{
    return guarded([&] {
        QList<Transition> all;
        Query found = d->m_mirror.query(
            "SELECT version, from_status, to_status, occurred_at, learned_at, learned_from, "
            "request_id, event_id, confirmations, required_confirmations FROM transitions "
            "WHERE resource_id = ? ORDER BY version");
        found.bindAll(resourceId);
        while (found.step()) {
            Transition step;
            step.resourceId = resourceId;
            step.version = found.number(0);
            step.fromStatus = found.text(1);
            // An answer does not say where it came from; the step right before it does.
            if (step.fromStatus.isEmpty() && !all.isEmpty() &&
                all.last().version + 1 == step.version) {
                step.fromStatus = all.last().toStatus;
            }
            step.toStatus = found.text(2);
            step.occurredAt = found.number(3);
            step.learnedAt = found.number(4);
            step.learnedFrom = learnedFromFromName(found.text(5));
            step.requestId = found.text(6);
            step.eventId = found.text(7);
            step.confirmations = found.small(8);
            step.requiredConfirmations = found.small(9);
            all += step;
        }
        return all;
    });
}

Result<QHash<InvoiceStatus, qint64>> Reader::invoiceCounts()
{
    return guarded([&] {
        QHash<InvoiceStatus, qint64> counts;
        Query counted = d->m_mirror.query("SELECT status, n FROM invoice_counts");
        while (counted.step())
            counts[static_cast<InvoiceStatus>(counted.small(0))] += counted.number(1);
        return counts;
    });
}

Result<QString> Reader::syncValue(const QString &name)
{
    return guarded([&] {
        Query found = d->m_mirror.query("SELECT value FROM sync_values WHERE name = ?");
        found.bindAll(name);
        return found.step() ? found.text(0) : QString();
    });
}

Result<QList<RequestLogEntry>> Reader::requestLog(int limit, const QString &resourceOrCorrelationId)
{
    return guarded([&] { return readRequests(d->m_mirror, limit, resourceOrCorrelationId); });
}

} // namespace coinpay
