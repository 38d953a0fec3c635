// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/changes.h"
#include "bench/deskdata.h"
#include "bench/shownlist.h"
#include "bench/windowapplication.h"

#include <QScrollBar>
#include <QTimer>

namespace coinpay::bench {

namespace {

constexpr double Frame = 1000.0 / 60;
constexpr int ScrollSteps = 30; // half a second: the changes arrive within it

//! Scrolls as a wheel does, a few rows a frame; `start` runs a little after it has begun. Gives
//! the longest time that one event took.
double longestWhileScrolling(ShownList &list, const std::function<void()> &start)
{
    auto &application = *static_cast<WindowApplication *>(QCoreApplication::instance());
    QScrollBar &bar = *list.table().verticalScrollBar();
    bar.setValue(0);
    list.settle();
    int step = 0;
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        bar.setValue(bar.value() + 3 * bar.singleStep());
        if (++step == ScrollSteps)
            loop.quit();
    });
    start();
    application.forgetLongest();
    timer.start(16);
    loop.exec();
    const double longest = application.longestMs();
    list.settle();
    return longest;
}

void measureStall(Context &context)
{
    if (!canShowWindows(context))
        return;
    const int changed = context.smoke() ? 100 : 1'000;
    const QString profile = seededProfile(context, context.large());
    const auto store = openStore(profile);
    const auto reader = openReader(profile);
    ShownList list(std::make_unique<InvoiceListModel>(*store));
    const Pair pair = alternate(
        context.rounds(),
        [&] {
            const auto updates = newestChanged(*reader, context.large(), changed);
            QFuture<Result<int>> done;
            const double longest =
                longestWhileScrolling(list, [&] { done = store->apply(updates); });
            valueOf(done);
            list.settle();
            return longest;
        },
        [&] { return longestWhileScrolling(list, [] {}); });
    context.report({QStringLiteral("8"),
                    QStringLiteral("the same while scrolling, longest stall (floor: a frame)"),
                    pair.ours, Frame, QStringLiteral("ms"), QStringLiteral("≤ 4 ms")});
    context.report({QStringLiteral("8"),
                    QStringLiteral("longest stall, against scrolling with nothing new"), pair.ours,
                    pair.floor, QStringLiteral("ms"), QStringLiteral("told, no goal")});
}

const RegisterRow row(QStringLiteral("8"), measureStall);

} // namespace

} // namespace coinpay::bench
