// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/csv.h"
#include "domain/transferbatch.h"

#include <array>

namespace coinpay {

//! The columns of a table of transfers, in the order they stand in without a header. The first
//! `NeededBatchColumns` are there in every table.
enum class BatchColumn { Destination, Amount, Asset, Network, Note };
inline constexpr int BatchColumnCount = 5;
inline constexpr int NeededBatchColumns = 3;

//! Where each column stands in a record; -1 for one that is missing.
using BatchColumns = std::array<qsizetype, BatchColumnCount>;

//! Of a table without a header.
[[nodiscard]] BatchColumns usualBatchColumns();
//! Whether a record names columns instead of being a row.
[[nodiscard]] bool isBatchHeader(const CsvRecord &record);
//! As a header names them; what means nothing here is added to `ignored`. InvalidInput for a column
//! that is named twice or that is needed and missing.
[[nodiscard]] Result<BatchColumns> readBatchHeader(const CsvRecord &header, QStringList &ignored);
//! A row as it was written; nothing is checked.
[[nodiscard]] BatchRow batchRowOf(const CsvRecord &record, const BatchColumns &columns);

} // namespace coinpay
