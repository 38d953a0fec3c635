// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/rawwriter.h"
#include "store/files.h"
#include "store/schema/schemas.h"

#include <QTemporaryDir>

#include <deque>

namespace coinpay::bench {

namespace {

constexpr int PageRows = 200;
// What the synchronizer keeps queued ahead of the writer.
constexpr size_t Ahead = 4;

using Pages = std::vector<QList<ResourceUpdate>>;

double oursRate(const Pages &pages, int count)
{
    const QTemporaryDir dir;
    const auto store = openStore(dir.path());
    return count * 1000.0 / millisecondsOf([&] {
               std::deque<QFuture<Result<int>>> running;
               for (const QList<ResourceUpdate> &page : pages) {
                   running.push_back(store->apply(page));
                   if (running.size() > Ahead) {
                       valueOf(running.front());
                       running.pop_front();
                   }
               }
               for (const auto &future : running)
                   valueOf(future);
           });
}

double floorRate(const std::vector<std::vector<RawInvoice>> &pages, int count)
{
    const QTemporaryDir dir;
    RawDatabase database(dir.filePath(QStringLiteral("raw.db")));
    database.execute(store::MirrorSettings);
    for (const store::Migration &step : store::mirrorSchema().migrations)
        database.execute(step.sql);
    RawWriter writer(database);
    return count * 1000.0 / millisecondsOf([&] {
               qint64 key = 1;
               for (const auto &page : pages) {
                   writer.insertPage(page, key);
                   key += static_cast<qint64>(page.size());
               }
           });
}

void measureFirstSync(Context &context)
{
    const int count = context.smoke() ? 1'000 : 40'000;
    Pages pages;
    std::vector<std::vector<RawInvoice>> raw;
    for (int newest = count - 1; newest >= 0; newest -= PageRows) {
        pages.push_back(syncPage(newest, PageRows));
        std::vector<RawInvoice> page;
        for (auto one = pages.back().crbegin(); one != pages.back().crend(); ++one)
            page.emplace_back(std::get<Invoice>(one->resource));
        raw.insert(raw.begin(), std::move(page)); // the floor writes in its best order: ascending
    }
    const Pair pair = alternate(
        context.smoke() ? 1 : 7, [&] { return oursRate(pages, count); },
        [&] { return floorRate(raw, count); });
    context.report({QStringLiteral("7"),
                    QStringLiteral("first sync, %1 invoices, pages of 200").arg(count), pair.ours,
                    pair.floor, QStringLiteral("rows/s"), QStringLiteral("≥ 0.6×")});
}

const RegisterRow row(QStringLiteral("7"), measureFirstSync);

} // namespace

} // namespace coinpay::bench
