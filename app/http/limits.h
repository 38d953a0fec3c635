// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace coinpay::http {

//! What a peer may send, and how slowly. Heads are bounded for all alike, see MessageParser.
struct Limits
{
    qsizetype body = 64 * 1024;
    int connections = 500;
    //! Of all messages that are under way together: a crowd of large bodies is refused with 503
    //! before it fills the memory.
    qint64 memory = 256LL * 1024 * 1024;
    //! A request has this long to arrive whole, from the accepted connection or its first byte.
    std::chrono::milliseconds request = std::chrono::seconds(10);
    //! A connection may stay this long between two requests.
    std::chrono::milliseconds idle = std::chrono::seconds(75);
};

} // namespace coinpay::http
