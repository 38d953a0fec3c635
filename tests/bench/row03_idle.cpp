// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/connecteddesk.h"
#include "bench/deskdata.h"

#include <QJsonObject>

namespace coinpay::bench {

namespace {

//! What a table full of ages in seconds does is another matter: these are minutes old.
constexpr int SettleSeconds = 75;

void makePending(test::SandboxProcess &sandbox, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto answer =
            sandbox.call("POST", QStringLiteral("/v1/invoices"),
                         {{QStringLiteral("amount"), QStringLiteral("25.00")},
                          {QStringLiteral("asset"), QStringLiteral("USDT")},
                          {QStringLiteral("reference"), QStringLiteral("order_%1").arg(i)},
                          {QStringLiteral("expires_in"), 86'400}},
                         "bench-" + QByteArray::number(i));
        if (answer.status >= 300 || answer.status < 200)
            qFatal("the sandbox made no invoice: %d %s", answer.status, answer.body.constData());
    }
}

void measureIdle(Context &context)
{
    if (!canShowWindows(context))
        return;
    const int seconds = context.smoke() ? 1 : 60;
    test::SandboxProcess sandbox;
    if (!sandbox.start({QStringLiteral("--rate-limit"), QStringLiteral("1000000")}))
        qFatal("%s", qPrintable(sandbox.complaint()));
    makePending(sandbox, context.smoke() ? 5 : 1'000);
    const DeskData data(sandbox, {});
    WindowProcess desk(data.command());
    desk.waitUntilPainted();
    waitUntilConnected(data.profileDir(), 0);
    pass(context.smoke() ? 0 : SettleSeconds);
    const double before = desk.cpuNowMs();
    pass(seconds);
    const double used = desk.cpuNowMs() - before;
    context.report({QStringLiteral("3"), QStringLiteral("idle, 1,000 pending, share of one core"),
                    used / (10.0 * seconds), 0, QStringLiteral("%"), QStringLiteral("≤ 0.1 %")});
}

const RegisterRow row(QStringLiteral("3"), measureIdle);

} // namespace

} // namespace coinpay::bench
