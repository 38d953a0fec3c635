// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/pagecases.h"

#include "bench/benchdata.h"
#include "bench/rawsqlite.h"
#include "store/files.h"
#include "store/invoicerow.h"

namespace coinpay::bench {

namespace {

constexpr int PageRows = 200;
constexpr int AnchorStride = 200;

std::string select(const std::string &rest)
{
    return std::string("SELECT ") + store::InvoiceRowColumns + " FROM invoices i " + rest;
}

InvoiceQuery sortedBy(InvoiceSort sort, bool descending)
{
    InvoiceQuery query;
    query.sort = sort;
    query.descending = descending;
    return query;
}

//! The floor's statement stands where our page starts: at the same row.
struct Place
{
    PageKey key;
    InvoiceRow row;
};

Place placeAt(Reader &reader, const InvoiceQuery &query, double part)
{
    const auto anchors = reader.invoiceAnchors(query, AnchorStride).value();
    const auto at = static_cast<qsizetype>(part * static_cast<double>(anchors.keys.size() - 2));
    const PageKey key = anchors.keys[std::max<qsizetype>(at, 0)];
    return {key, reader.invoicePageFrom(query, key, 1).value().first()};
}

} // namespace

Pair p99Of(const PageCase &page, int rounds, int samples)
{
    const auto series = [samples](const std::function<int()> &work) {
        std::vector<double> times;
        int rows = 0;
        for (int i = 0; i < samples; ++i)
            times.push_back(millisecondsOf([&] { rows += work(); }));
        if (rows == 0)
            qFatal("a page without rows was measured");
        return percentile(std::move(times), 0.99);
    };
    return alternate(
        rounds, [&] { return series(page.ours); }, [&] { return series(page.floor); });
}

void withPageCases(const Context &context, int count,
                   const std::function<void(const std::vector<PageCase> &)> &use)
{
    const QString profile = seededProfile(context, count);
    const auto reader = openReader(profile);
    RawDatabase raw(store::mirrorPath(profile));

    const auto page = [&reader](const InvoiceQuery &query) {
        return static_cast<int>(reader->invoicePage(query, {}, PageRows).value().size());
    };
    const auto pageFrom = [&reader](const InvoiceQuery &query, const PageKey &key) {
        return static_cast<int>(reader->invoicePageFrom(query, key, PageRows).value().size());
    };

    const InvoiceQuery newest = sortedBy(InvoiceSort::Created, true);
    // States that fill a page at either size of row 13: of 10,000 invoices 44 are failed, and a
    // page of 44 rows says nothing of one of 200.
    InvoiceQuery canceled = newest;
    canceled.statuses = {InvoiceStatus::Canceled};
    InvoiceQuery over = newest;
    over.statuses = {InvoiceStatus::Overpaid, InvoiceStatus::Expired, InvoiceStatus::Canceled};
    const InvoiceQuery dearest = sortedBy(InvoiceSort::Amount, true);
    const InvoiceQuery byReference = sortedBy(InvoiceSort::Reference, false);
    const Place middle = placeAt(*reader, newest, 0.5);
    const Place end = placeAt(*reader, byReference, 1.0);
    const QByteArray endReference = store::referenceKey(end.row.reference).toUtf8();

    RawStatement rawNewest(raw, select("ORDER BY created_at DESC, key DESC LIMIT 200"));
    RawStatement rawCanceled(
        raw, select("WHERE status = 6 ORDER BY created_at DESC, key DESC LIMIT 200"));
    RawStatement rawOver(raw, select("WHERE status IN (4, 5, 6) "
                                     "ORDER BY created_at DESC, key DESC LIMIT 200"));
    RawStatement rawDearest(
        raw, select("ORDER BY asset DESC, amount_key DESC, created_at DESC LIMIT 200"));
    RawStatement rawMiddle(raw, select("WHERE (created_at, key) <= (?, ?) "
                                       "ORDER BY created_at DESC, key DESC LIMIT 200"));
    rawMiddle.bind(1, middle.row.createdAt);
    rawMiddle.bind(2, middle.row.position);
    RawStatement rawEnd(raw, select("WHERE reference_key >= ? "
                                    "ORDER BY reference_key, created_at LIMIT 200"));
    rawEnd.bind(1, endReference);

    use({
        {QStringLiteral("first page"), [&] { return page(newest); },
         [&] { return rawNewest.readAll(); }},
        {QStringLiteral("filter: one state"), [&] { return page(canceled); },
         [&] { return rawCanceled.readAll(); }},
        {QStringLiteral("filter: three states"), [&] { return page(over); },
         [&] { return rawOver.readAll(); }},
        {QStringLiteral("sort by amount"), [&] { return page(dearest); },
         [&] { return rawDearest.readAll(); }},
        {QStringLiteral("jump to the middle"), [&] { return pageFrom(newest, middle.key); },
         [&] { return rawMiddle.readAll(); }},
        {QStringLiteral("sort by reference, jump to the end"),
         [&] { return pageFrom(byReference, end.key); }, [&] { return rawEnd.readAll(); }},
    });
}

} // namespace coinpay::bench
