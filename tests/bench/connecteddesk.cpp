// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/connecteddesk.h"

#include "bench/benchdata.h"

#include <QThread>

#include <algorithm>

namespace coinpay::bench {

namespace {

constexpr int LongestConnectSeconds = 30;
constexpr int Newest = 1'000;

} // namespace

void pass(int seconds)
{
    QThread::sleep(static_cast<unsigned long>(seconds));
}

int answersLogged(const QString &profileDir)
{
    const auto reader = Reader::open(profileDir);
    if (!reader)
        return 0; // not there yet
    const auto log = (*reader)->requestLog(Newest);
    if (!log)
        return 0;
    return static_cast<int>(
        std::count_if(log->begin(), log->end(),
                      [](const RequestLogEntry &entry) { return entry.httpStatus == 200; }));
}

void waitUntilConnected(const QString &profileDir, int before)
{
    for (int second = 0; second < LongestConnectSeconds; ++second) {
        if (answersLogged(profileDir) > before)
            return;
        pass(1);
    }
    qFatal("the measured program did not connect");
}

} // namespace coinpay::bench
