// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/rawsqlite.h"
#include "store/files.h"
#include "store/invoicerow.h"

#include <array>

namespace coinpay::bench {

namespace {

constexpr int FirstRows = 50;

//! What is typed one character after the other, from the third on.
QStringList typed(const QString &whole)
{
    QStringList prefixes;
    for (qsizetype length = 3; length <= whole.size(); ++length)
        prefixes += whole.left(length);
    return prefixes;
}

QByteArray everyTrigram(const QString &text)
{
    QStringList trigrams;
    for (qsizetype i = 0; i + 3 <= text.size(); ++i)
        trigrams += u'"' + text.mid(i, 3) + u'"';
    return trigrams.join(QLatin1String(" AND ")).toUtf8();
}

void measureSearch(Context &context)
{
    const QString profile = seededProfile(context, context.large());
    const auto reader = openReader(profile);
    RawDatabase raw(store::mirrorPath(profile));
    RawStatement match(raw, std::string("SELECT ") + store::InvoiceRowColumns +
                                " FROM invoice_search s CROSS JOIN invoices i ON i.key = s.rowid "
                                "WHERE s.invoice_search MATCH ? ORDER BY s.rowid DESC");
    const Invoice one = benchInvoice(context.large() / 3);
    const int passes = context.smoke() ? 1 : 10; // a p99 of fewer would be the worst one
    const std::array<std::pair<QString, QString>, 4> words{{
        {QStringLiteral("a reference"), one.reference},
        {QStringLiteral("the end of a reference"), one.reference.right(4)},
        {QStringLiteral("an id"), one.id},
        {QStringLiteral("the end of an id"), one.id.right(8)},
    }};
    for (const auto &[name, word] : words) {
        QStringList texts;
        for (int pass = 0; pass < passes; ++pass)
            texts += typed(word);
        const auto ours = [&] {
            std::vector<double> times;
            for (const QString &text : texts) {
                InvoiceQuery query;
                query.search = text;
                times.push_back(millisecondsOf([&] {
                    if (reader->invoicePage(query, {}, FirstRows).value().isEmpty())
                        qFatal("a search found nothing");
                }));
            }
            return percentile(std::move(times), 0.99);
        };
        const auto floor = [&] {
            std::vector<double> times;
            for (const QString &text : texts) {
                const QByteArray expression = everyTrigram(text);
                times.push_back(millisecondsOf([&] {
                    match.bind(1, expression);
                    match.readAll(FirstRows);
                }));
            }
            return percentile(std::move(times), 0.99);
        };
        const Pair pair = alternate(context.rounds(), ours, floor);
        context.report({QStringLiteral("6"),
                        QStringLiteral("search: %1, as typed, 50 rows, p99").arg(name), pair.ours,
                        pair.floor, QStringLiteral("ms"), QStringLiteral("≤ 2×")});
    }
}

const RegisterRow row(QStringLiteral("6"), measureSearch);

} // namespace

} // namespace coinpay::bench
