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

bool matches(const InvoiceQuery &query, const InvoiceRow &row)
{
    return (query.statuses.isEmpty() || query.statuses.contains(row.status)) &&
           (query.asset.isEmpty() || query.asset == row.amount.asset()) &&
           (query.search.isEmpty() || row.reference.contains(query.search));
}

} // namespace

class BookSource final : public InvoiceSource
{
public:
    explicit BookSource(BookInMemory &book)
        : m_book(book)
    {
    }

    Result<KeyedRows> page(const InvoiceQuery &query, const std::optional<PageKey> &from,
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

    Result<KeyedRows> rows(const InvoiceQuery &query, const QStringList &ids) override
    {
        KeyedRows found;
        for (const QString &id : ids) {
            const InvoiceRow row = m_book.row(id);
            if (!row.id.isEmpty() && matches(query, row))
                found.append(row, keyOf(query, row));
        }
        return found;
    }

    Result<Reader::Anchors> anchors(const InvoiceQuery &query, int stride,
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

    Result<std::optional<qint64>> count(const InvoiceQuery &query) override
    {
        if (!query.search.isEmpty())
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

void BookInMemory::put(const InvoiceRow &row)
{
    const QMutexLocker lock(&m_mutex);
    m_rows.insert(row.id, row);
}

void BookInMemory::remove(const QString &id)
{
    const QMutexLocker lock(&m_mutex);
    m_rows.remove(id);
}

InvoiceRow BookInMemory::row(const QString &id) const
{
    const QMutexLocker lock(&m_mutex);
    return m_rows.value(id);
}

QStringList BookInMemory::ids() const
{
    const QMutexLocker lock(&m_mutex);
    return m_rows.keys();
}

KeyedRows BookInMemory::matching(const InvoiceQuery &query) const
{
    std::vector<std::pair<PageKey, InvoiceRow>> rows;
    {
        const QMutexLocker lock(&m_mutex);
        for (const InvoiceRow &row : m_rows) {
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

Result<std::unique_ptr<InvoiceSource>> BookInMemory::open()
{
    return std::make_unique<BookSource>(*this);
}

bool BookInMemory::precedes(const InvoiceQuery &query, const PageKey &a, const PageKey &b) const
{
    const int order =
        a.sortValue == b.sortValue ? a.id.compare(b.id) : (a.sortValue < b.sortValue ? -1 : 1);
    return query.descending ? order > 0 : order < 0;
}

} // namespace coinpay
