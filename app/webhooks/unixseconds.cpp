// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/unixseconds.h"

#include <algorithm>

namespace coinpay {

std::optional<qint64> unixSeconds(QByteArrayView text)
{
    constexpr qsizetype MostDigits = 12;
    const bool isNumber = !text.isEmpty() && text.size() <= MostDigits &&
                          std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(text.toLongLong()) : std::nullopt;
}

} // namespace coinpay
