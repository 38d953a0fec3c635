// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "theme/colors.h"

#include <QLocale>

namespace coinpay {

//! What the server's record of an operation's key says, for a person.
struct SeenWords
{
    theme::Tone tone = theme::Tone::Neutral;
    QString title;
    QString text; //!< one line a call
};

//! A body that is not the one that was committed here (`bodySha256`, hex) is named.
[[nodiscard]] SeenWords wordsFor(const QList<api::SeenRequest> &seen, const QByteArray &bodySha256,
                                 const QLocale &locale);

} // namespace coinpay
