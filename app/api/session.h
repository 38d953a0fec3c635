// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/answers.h"
#include "api/compose.h"
#include "api/requestnote.h"

#include <QObject>

#include <functional>
#include <optional>

namespace coinpay::api {

//! What the calls of one client share: how to send, what the last answers said about the clock, the
//! quota and the network, and where attempts are logged.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(Transport &transport, const Clock &clock, RandomSource &random,
            Credentials credentials);

    [[nodiscard]] const Clock &clock() const { return m_clock; }

    [[nodiscard]] RandomSource &random() const { return m_random; }

    [[nodiscard]] const Credentials &credentials() const { return m_credentials; }

    [[nodiscard]] qint64 clockOffsetMs() const { return m_clockOffsetMs; }

    //! One attempt. `done` runs on this thread; when `context` goes first, the attempt is canceled.
    void send(QObject *context, const HttpRequest &http,
              std::function<void(Result<HttpAnswer>)> done);

    //! How long a read should wait before it is sent: the server's quota is used up.
    [[nodiscard]] qint64 holdMs() const;

    //! Logs the attempt that `note` was made of.
    void log(const ApiRequest &request, const RequestNote &note, const Result<HttpAnswer> &answer,
             const Understanding &understanding);

Q_SIGNALS:
    void attempted(const coinpay::RequestLogEntry &entry);
    void reachableChanged(bool reachable);

private:
    void learn(const Result<HttpAnswer> &answer);

    Transport &m_transport;
    const Clock &m_clock;
    RandomSource &m_random;
    Credentials m_credentials;
    qint64 m_clockOffsetMs = 0;
    qint64 m_holdUntil = 0; //!< monotonic
    std::optional<bool> m_reachable;
};

} // namespace coinpay::api
