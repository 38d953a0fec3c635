// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listrow.h"

namespace coinpay {

//! The first line of a table of these rows: names of the contract, the same in every language, with
//! its line end.
[[nodiscard]] QByteArray csvHead(const ListQuery &query);
//! One row, with its line end. Amounts and times are as on the wire: "25.00", RFC 3339 in UTC.
void appendCsvLine(QByteArray &into, const ListRow &row);

} // namespace coinpay
