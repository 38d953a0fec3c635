// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/transferbatch.h"

namespace coinpay {

//! Adds to the rows that can be sent what deserves a second look when they are seen together: the
//! same payment twice, an address that looks like a known one or like another row's, and one that
//! was never paid before.
void addBatchWarnings(QList<BatchRow> &rows, const QList<Payee> &payees);

} // namespace coinpay
