// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview.h"
#include "widgets/figurerow.h"

namespace coinpay {

//! What a figure of the first page says.
[[nodiscard]] FigureWords wordsFor(const Figure &figure, const QLocale &locale);
//! What all wallets have of an asset, and how old that knowledge is.
[[nodiscard]] FigureWords wordsFor(const AssetTotal &total, UnixMs now, const QLocale &locale);
//! What was paid of an asset.
[[nodiscard]] FigureWords wordsFor(const Reader::PaidSum &sum, const QLocale &locale);

} // namespace coinpay
