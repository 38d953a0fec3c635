// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "domain/operation.h"
#include "pages/advicecard.h"

#include <QLocale>

namespace coinpay {

//! What a person can do about an invoice now, and what happens without them.
[[nodiscard]] Advice adviceFor(const Invoice &invoice, const QList<Operation> &openOperations,
                               UnixMs now, const QLocale &locale = {});

} // namespace coinpay
