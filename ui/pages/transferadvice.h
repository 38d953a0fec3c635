// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "domain/transfer.h"
#include "pages/advicecard.h"

#include <QLocale>

namespace coinpay {

//! What a transfer waits for, and what can be done when it failed.
[[nodiscard]] Advice adviceFor(const Transfer &transfer, const QLocale &locale = {});

} // namespace coinpay
