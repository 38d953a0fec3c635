// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QStringList>

namespace coinpay {

//! One record of a table in text form, and the line of the text it begins on, from 1.
struct CsvRecord
{
    int line = 0;
    QStringList cells;
};

//! Reads comma separated values (RFC 4180) in UTF-8, with or without a byte order mark, with any
//! line ends. Commas, semicolons and tabs separate, whichever the first record uses; quoted cells
//! may hold any of them, line breaks and doubled quotes. Empty lines are passed over. Errors are
//! InvalidInput with the line in the sentence: not UTF-8, a quote that never ends or ends in the
//! middle of a cell, more than `mostRecords`.
[[nodiscard]] Result<QList<CsvRecord>> readCsv(const QByteArray &bytes, qsizetype mostRecords);

} // namespace coinpay
