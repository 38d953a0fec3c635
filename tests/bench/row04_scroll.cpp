// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/deskdata.h"
#include "bench/shownlist.h"
#include "models/bookinmemory.h"

#include <QScrollBar>

#include <random>

namespace coinpay::bench {

namespace {

constexpr int Few = 200;

std::shared_ptr<ListSources> fewInMemory()
{
    auto book = std::make_shared<BookInMemory>();
    for (int i = 0; i < Few; ++i)
        book->put(BookInMemory::invoice(i));
    return book;
}

double p99PageByPage(ShownList &list, int steps)
{
    QScrollBar &bar = *list.table().verticalScrollBar();
    std::vector<double> frames;
    for (int i = 0; i < steps; ++i) {
        const int next = bar.value() + bar.pageStep();
        list.scrollTo(next > bar.maximum() ? 0 : next, frames);
    }
    return percentile(std::move(frames), 0.99);
}

double p99Dragged(ShownList &list, int steps)
{
    QScrollBar &bar = *list.table().verticalScrollBar();
    std::mt19937 engine(7);
    std::uniform_int_distribution<int> anywhere(0, bar.maximum());
    std::vector<double> frames;
    for (int i = 0; i < steps; ++i)
        list.scrollTo(anywhere(engine), frames);
    return percentile(std::move(frames), 0.99);
}

void measureScrolling(Context &context)
{
    if (!canShowWindows(context))
        return;
    const int steps = context.smoke() ? 5 : 300;
    const QString goal = QStringLiteral("≤ 2×, < 16.7 ms");
    ShownList many(std::make_unique<InvoiceListModel>(
        mirrorInvoiceSources(seededProfile(context, context.large()))));
    ShownList few(std::make_unique<InvoiceListModel>(fewInMemory()));
    const Pair pages = alternate(
        context.rounds(), [&] { return p99PageByPage(many, steps); },
        [&] { return p99PageByPage(few, steps); });
    const Pair drags = alternate(
        context.rounds(), [&] { return p99Dragged(many, steps); },
        [&] { return p99Dragged(few, steps); });
    context.report({QStringLiteral("4"), QStringLiteral("scrolling page by page, frame p99"),
                    pages.ours, pages.floor, QStringLiteral("ms"), goal});
    context.report({QStringLiteral("4"), QStringLiteral("dragging to any point, frame p99"),
                    drags.ours, drags.floor, QStringLiteral("ms"), goal});
}

const RegisterRow row(QStringLiteral("4"), measureScrolling);

} // namespace

} // namespace coinpay::bench
