// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

namespace coinpay {

//! A failed connection in words: which part it was, and what a person can do about it.
struct ConnectionExplanation
{
    QString icon;
    QString title;  //!< "The name “api.shop.example” was not found"
    QString advice; //!< what to do, with the error's own sentence first
    //! It may be gone in a minute: trying again by itself makes sense.
    bool passing = false;
};

[[nodiscard]] ConnectionExplanation explainConnection(const Error &error, const QUrl &server);

} // namespace coinpay
