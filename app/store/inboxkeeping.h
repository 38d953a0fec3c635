// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace coinpay {

//! How long the inbox keeps the bytes of a webhook. That an event came, what was found and what
//! became of it is kept for ever: it is how each event is handled once.
struct InboxKeeping
{
    //! Senders give up within two days, and whoever looks into a case does so within weeks.
    std::chrono::milliseconds age = std::chrono::hours(24 * 30);
    //! Headers and bodies together, the oldest go first: some 250,000 webhooks of usual size, on a
    //! disk that has other work too.
    qint64 bytes = 256LL * 1024 * 1024;
};

} // namespace coinpay
