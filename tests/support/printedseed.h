// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <random>

namespace coinpay::test {

//! A seed for a property test: COINPAY_TEST_SEED, or a new one. Printed, so that a failure can be
//! run again.
[[nodiscard]] inline quint32 printedSeed()
{
    bool given = false;
    quint32 seed = qEnvironmentVariable("COINPAY_TEST_SEED").toUInt(&given);
    if (!given)
        seed = std::random_device{}();
    qInfo("COINPAY_TEST_SEED=%u", seed);
    return seed;
}

} // namespace coinpay::test
