// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/requestlogentry.h"

#include <memory>

namespace coinpay::api {

//! Tells the parts of an attempt apart by what the network layer says of its way, each at most
//! once. What it does not say stays empty. (When it opens a connection that no request was given
//! to yet, it does not say when it began to.)
class AttemptStopwatch
{
public:
    //! Starts. `clock` outlives it; `timing` may be null: then nobody wants to know.
    AttemptStopwatch(const Clock &clock, std::shared_ptr<RequestTiming> timing,
                     const QString &host);

    void connecting();  //!< the address is known
    void encrypted();   //!< the TLS handshake is done
    void sent();        //!< the request has been handed over, body and all
    void answerBegan(); //!< status and headers are here
    void answerEnded(); //!< the last byte is here

private:
    const Clock &m_clock;
    std::shared_ptr<RequestTiming> m_timing;
    const bool m_looksUp; //!< the host has a name
    const qint64 m_start;
    std::optional<qint64> m_connecting;
    std::optional<qint64> m_encrypted;
    std::optional<qint64> m_sent;
    std::optional<qint64> m_answered;
};

} // namespace coinpay::api
