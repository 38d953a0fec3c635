// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/connecteddesk.h"
#include "bench/deskdata.h"

namespace coinpay::bench {

namespace {

void measureMemory(Context &context)
{
    if (!canShowWindows(context))
        return;
    const int settle = context.smoke() ? 0 : 5;
    const int rounds = context.smoke() ? 1 : 3; // hardly scatters
    const QString store = seededProfile(context, context.large());
    test::SandboxProcess sandbox;
    if (!sandbox.start())
        qFatal("%s", qPrintable(sandbox.complaint()));
    const DeskData data(sandbox, store);
    const Pair pair = alternate(
        rounds,
        [&] {
            const int before = answersLogged(store);
            WindowProcess desk(data.command());
            desk.waitUntilPainted();
            waitUntilConnected(store, before);
            pass(settle);
            return desk.pssKb() / 1024;
        },
        [&] {
            WindowProcess empty(
                {WindowProcess::program(QStringLiteral("coinpay-bench-emptywindow"))});
            empty.waitUntilPainted();
            pass(settle);
            return empty.pssKb() / 1024;
        });
    context.report({QStringLiteral("2"), QStringLiteral("memory (PSS), connected and idle"),
                    pair.ours, pair.floor, QStringLiteral("MiB"), QStringLiteral("≤ 2.2×")});
}

const RegisterRow row(QStringLiteral("2"), measureMemory);

} // namespace

} // namespace coinpay::bench
