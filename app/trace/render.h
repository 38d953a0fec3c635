// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <QJsonObject>

namespace coinpay {

//! For a terminal, a mail, a ticket: the sentence on top, then a line for each entry with both
//! clocks, its ids beneath. What came from outside is made safe to show.
[[nodiscard]] QString traceToText(const Trace &trace);
//! The same as a heading, a paragraph and a table; nothing from outside can be markup.
[[nodiscard]] QString traceToMarkdown(const Trace &trace);
//! Names and meanings never change; new members may come. Times are RFC 3339 in UTC; what is not
//! known is null.
[[nodiscard]] QJsonObject traceToJson(const Trace &trace);

} // namespace coinpay
