// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bookinmemory.h"

#include <QThread>

#include <algorithm>

namespace coinpay {

namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value).rightJustified(16, '0');
}

PageKey keyOf(const InvoiceQuery &query, const InvoiceRow &row)
{
    switch (query.sort) {
    case InvoiceSort::Created: return {number(row.createdAt), row.id};
    case InvoiceSort::Updated: return {number(row.updatedAt), row.id};
    case InvoiceSort::Status: return {row.statusText.toUtf8(), row.id};
    case InvoiceSort::Amount: return {row.amount.asset().toUtf8() + row.amount.sortKey(), row.id};
    case InvoiceSort::Asset: return {row.amount.asset().toUtf8(), row.id};
    case InvoiceSort::Reference: return {row.reference.toUtf8(), row.id};
    case InvoiceSort::Confirmations: return {number(row.confirmations), row.id};
    case InvoiceSort::RequestId: return {row.requestId.toUtf8(), row.id};
    case InvoiceSort::Id: return {row.id.toUtf8(), row.id};
    }
    return {};
}

PageKey keyOf(const EscrowQuery &query, const EscrowRow &row)
{
    switch (query.sort) {
    case EscrowSort::Created: return {number(row.createdAt), row.id};
    case EscrowSort::Updated: return {number(row.updatedAt), row.id};
    case EscrowSort::Status: return {row.statusText.toUtf8(), row.id};
    case EscrowSort::Amount: return {row.amount.asset().toUtf8() + row.amount.sortKey(), row.id};
    case EscrowSort::Asset: return {row.amount.asset().toUtf8(), row.id};
    case EscrowSort::Reference: return {row.dealRef.toUtf8(), row.id};
    case EscrowSort::Id: return {row.id.toUtf8(), row.id};
    }
    return {};
}

PageKey keyOf(const TransferQuery &query, const TransferRow &row)
{
    switch (query.sort) {
    case TransferSort::Created: return {number(row.createdAt), row.id};
    case TransferSort::Updated: return {number(row.updatedAt), row.id};
    case TransferSort::Status: return {row.statusText.toUtf8(), row.id};
    case TransferSort::Amount: return {row.amount.asset().toUtf8() + row.amount.sortKey(), row.id};
    case TransferSort::Asset: return {row.amount.asset().toUtf8(), row.id};
    case TransferSort::Destination: return {row.destination.toUtf8(), row.id};
    case TransferSort::Id: return {row.id.toUtf8(), row.id};
    }
    return {};
}

const QString &searched(const InvoiceRow &row)
{
    return row.reference;
}

const QString &searched(const EscrowRow &row)
{
    return row.dealRef;
}

const QString &searched(const TransferRow &row)
{
    return row.note;
}

//! A query's and a row's kinds are the same.
template <typename F>
auto together(const ListQuery &query, const ListRow &row, F function)
{
    switch (query.index()) {
    case 0: return function(std::get<0>(query), std::get<0>(row));
    case 1: return function(std::get<1>(query), std::get<1>(row));
    default: return function(std::get<2>(query), std::get<2>(row));
    }
}

PageKey keyOf(const ListQuery &query, const ListRow &row)
{
    return together(query, row, [](const auto &q, const auto &r) { return keyOf(q, r); });
}

bool matches(const ListQuery &query, const ListRow &row)
{
    return together(query, row, [](const auto &q, const auto &r) {
        return (q.statuses.isEmpty() || q.statuses.contains(r.status)) &&
               (q.asset.isEmpty() || q.asset == r.amount.asset()) &&
               (q.search.isEmpty() || searched(r).contains(q.search));
    });
}

} // namespace

class BookSource final : public ListSource
{
public:
    explicit BookSource(BookInMemory &book)
        : m_book(book)
    {
    }

    Result<KeyedRows> page(const ListQuery &query, const std::optional<PageKey> &from,
                           int limit) override
    {
        if (const auto error = m_book.error())
            return fail(*error);
        const KeyedRows all = m_book.matching(query);
        KeyedRows page;
        for (qsizetype i = 0; i < all.size() && page.size() < limit; ++i) {
            if (!from || !m_book.precedes(query, all.keys.at(i), *from))
                page.append(all.rows.at(i), all.keys.at(i));
        }
        return page;
    }

    Result<KeyedRows> rows(const ListQuery &query, const QStringList &ids) override
    {
        KeyedRows found;
        for (const QString &id : ids) {
            const auto row = m_book.find(id);
            if (row && matches(query, *row))
                found.append(*row, keyOf(query, *row));
        }
        return found;
    }

    Result<Reader::Anchors> anchors(const ListQuery &query, int stride,
                                    const std::atomic_bool *cancel) override
    {
        ++m_book.m_walks;
        const KeyedRows all = m_book.matching(query);
        while (m_book.m_holdWalks && !*cancel)
            QThread::msleep(1);
        if (*cancel)
            return fail(ErrorKind::Canceled, {});
        Reader::Anchors anchors;
        anchors.count = all.size();
        for (qsizetype i = 0; i < all.size(); i += stride)
            anchors.keys.append(all.keys.at(i));
        return anchors;
    }

    Result<std::optional<qint64>> count(const ListQuery &query) override
    {
        if (std::visit([](const auto &known) { return !known.search.isEmpty(); }, query))
            return std::nullopt;
        return m_book.matching(query).size();
    }

private:
    BookInMemory &m_book;
};

InvoiceRow BookInMemory::invoice(int number)
{
    InvoiceRow row;
    row.id = QStringLiteral("inv_%1").arg(number, 6, 10, QLatin1Char('0'));
    row.status = InvoiceStatus::Pending;
    row.statusText = invoiceStatusName(row.status);
    const QString asset = number % 3 ? QStringLiteral("USDT") : QStringLiteral("BTC");
    row.amount = *Money::parse(QString::number(1000 + (number * 7919) % 5000), asset);
    row.amountPaid = Money::zero(asset);
    row.reference = QStringLiteral("order_%1").arg((number * 31) % 100'000);
    row.requiredConfirmations = 12;
    row.requestId = QStringLiteral("req_%1").arg(number);
    row.createdAt = 1'700'000'000'000 + number * 1000;
    row.updatedAt = row.createdAt;
    row.version = 1;
    return row;
}

EscrowRow BookInMemory::escrow(int number)
{
    EscrowRow row;
    row.id = QStringLiteral("esc_%1").arg(number, 6, 10, QLatin1Char('0'));
    row.status = EscrowStatus::FundingPending;
    row.statusText = escrowStatusName(row.status);
    const QString asset = number % 3 ? QStringLiteral("USDC") : QStringLiteral("ETH");
    row.amount = *Money::parse(QString::number(100 + (number * 7919) % 5000), asset);
    row.held = Money::zero(asset);
    row.dealRef = QStringLiteral("deal_%1").arg((number * 31) % 100'000);
    row.requiredConfirmations = 12;
    row.createdAt = 1'700'000'000'000 + number * 1000;
    row.updatedAt = row.createdAt;
    row.version = 1;
    return row;
}

TransferRow BookInMemory::transfer(int number)
{
    TransferRow row;
    row.id = QStringLiteral("trf_%1").arg(number, 6, 10, QLatin1Char('0'));
    row.status = MovementStatus::Accepted;
    row.statusText = movementStatusName(row.status);
    const QString asset = number % 3 ? QStringLiteral("USDT") : QStringLiteral("BTC");
    row.amount = *Money::parse(QString::number(1 + (number * 7919) % 5000), asset);
    row.fee = Money::zero(asset);
    row.destination = QStringLiteral("T%1").arg((number * 31) % 100'000);
    row.requiredConfirmations = 20;
    row.createdAt = 1'700'000'000'000 + number * 1000;
    row.updatedAt = row.createdAt;
    row.version = 1;
    return row;
}

void BookInMemory::put(const ListRow &row)
{
    const QMutexLocker lock(&m_mutex);
    m_rows.insert(idOf(row), row);
}

void BookInMemory::remove(const QString &id)
{
    const QMutexLocker lock(&m_mutex);
    m_rows.remove(id);
}

std::optional<ListRow> BookInMemory::find(const QString &id) const
{
    const QMutexLocker lock(&m_mutex);
    const auto found = m_rows.constFind(id);
    return found == m_rows.constEnd() ? std::nullopt : std::optional(*found);
}

QStringList BookInMemory::ids() const
{
    const QMutexLocker lock(&m_mutex);
    return m_rows.keys();
}

KeyedRows BookInMemory::matching(const ListQuery &query) const
{
    std::vector<std::pair<PageKey, ListRow>> rows;
    {
        const QMutexLocker lock(&m_mutex);
        for (const ListRow &row : m_rows) {
            if (matches(query, row))
                rows.emplace_back(keyOf(query, row), row);
        }
    }
    std::sort(rows.begin(), rows.end(),
              [&](const auto &a, const auto &b) { return precedes(query, a.first, b.first); });
    KeyedRows keyed;
    for (const auto &[key, row] : rows)
        keyed.append(row, key);
    return keyed;
}

void BookInMemory::failWith(const std::optional<Error> &error)
{
    const QMutexLocker lock(&m_mutex);
    m_error = error;
}

std::optional<Error> BookInMemory::error() const
{
    const QMutexLocker lock(&m_mutex);
    return m_error;
}

Result<std::unique_ptr<ListSource>> BookInMemory::open()
{
    return std::make_unique<BookSource>(*this);
}

bool BookInMemory::precedes(const ListQuery &query, const PageKey &a, const PageKey &b) const
{
    const int order =
        a.sortValue == b.sortValue ? a.id.compare(b.id) : (a.sortValue < b.sortValue ? -1 : 1);
    const bool descending = std::visit([](const auto &known) { return known.descending; }, query);
    return descending ? order > 0 : order < 0;
}

} // namespace coinpay
