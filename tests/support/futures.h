// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QFuture>
#include <QTest>

namespace coinpay::test {

//! Turns the event loop until the future is finished; its result. Fatal after half a minute, for a
//! test that waits for ever tells nothing.
template <typename T>
T settled(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("a future was never finished");
    if (future.resultCount() == 0)
        qFatal("a future was canceled");
    return future.result();
}

} // namespace coinpay::test
