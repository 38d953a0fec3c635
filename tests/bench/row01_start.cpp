// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/deskdata.h"
#include "bench/windowprocess.h"

namespace coinpay::bench {

namespace {

struct Start
{
    double wallMs = 0;
    double cpuMs = 0;
};

Start startOf(const QStringList &command)
{
    WindowProcess process(command);
    process.waitUntilPainted();
    return {process.wallMs(), process.cpuMs()};
}

void measureStart(Context &context)
{
    if (!canShowWindows(context))
        return;
    const DeskData data(seededProfile(context, context.large()));
    const QStringList ours = data.command();
    const QStringList empty{WindowProcess::program(QStringLiteral("coinpay-bench-emptywindow"))};
    startOf(ours); // once each, so that both find their files in memory
    startOf(empty);
    std::vector<double> cpu;
    std::vector<double> emptyCpu;
    const Pair wall = alternate(
        context.rounds(),
        [&] {
            const Start start = startOf(ours);
            cpu.push_back(start.cpuMs);
            return start.wallMs;
        },
        [&] {
            const Start start = startOf(empty);
            emptyCpu.push_back(start.cpuMs);
            return start.wallMs;
        });
    context.report({QStringLiteral("1"), QStringLiteral("start to the first page, CPU time"),
                    median(cpu), median(emptyCpu), QStringLiteral("ms"), QStringLiteral("≤ 2.2×")});
    context.report({QStringLiteral("1"), QStringLiteral("start to the first page, wall"), wall.ours,
                    wall.floor, QStringLiteral("ms"), QStringLiteral("≤ 1.4×")});
}

const RegisterRow row(QStringLiteral("1"), measureStart);

} // namespace

} // namespace coinpay::bench
