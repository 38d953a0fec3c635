// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace coinpay {

//! Whose words a cell has.
enum class CsvOrigin {
    Ours,    //!< an amount, a time, a state: written as it is
    Foreign, //!< a person's or a server's: what a spreadsheet would run as a formula becomes a text
};

//! Appends one cell in UTF-8 (RFC 4180), quoted where it must be. A foreign text that begins with
//! '=', '+', '-', '@', a tab or a carriage return gets an apostrophe in front, which is how
//! spreadsheets are told that a cell is a text.
void appendCsvCell(QByteArray &into, QStringView text, CsvOrigin origin = CsvOrigin::Ours);

} // namespace coinpay
