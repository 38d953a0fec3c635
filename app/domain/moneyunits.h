// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace coinpay {

//! A whole number of smallest units. Overflow throws std::exception, which no room lets out.
using Units = boost::multiprecision::checked_int256_t;

//! Between Money and the arithmetic type, which costs every file that includes it seconds to
//! compile and so has a header of its own.
struct MoneyUnits
{
    [[nodiscard]] static Units of(const Money &money);
    [[nodiscard]] static Money money(const Units &units, const QString &asset);
};

} // namespace coinpay
