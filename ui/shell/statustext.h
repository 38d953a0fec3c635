// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/connector.h"
#include "theme/colors.h"

namespace coinpay {

//! The connection in two lines, for the foot of the rail.
struct StatusWords
{
    QString icon;
    theme::Tone tone = theme::Tone::Neutral;
    QString word;       //!< "Live", "Offline"
    QString detail;     //!< "as of 3 s ago", "trying again in 12 s"
    qint64 holdsMs = 0; //!< how long the words stay true; 0 until the status changes
};

[[nodiscard]] StatusWords statusWords(const ConnectionStatus &status, UnixMs now);

} // namespace coinpay
