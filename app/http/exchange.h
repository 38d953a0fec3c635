// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/message.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>

namespace coinpay::http {

//! What came of one request.
struct Outcome
{
    Response response; //!< status 0: no answer
    //! Dns, Connect, Tls, Timeout, Dropped or Protocol; with a status as well where only the body
    //! of the answer is wanting.
    std::optional<Error> error;
    qint64 durationMs = 0;
};

//! No answer is read further than this.
inline constexpr qsizetype MaxAnswerBody = 64 * 1024;

//! Sends one request over a connection of its own, once and never twice, with its headers and body
//! in exactly the bytes given: method and headers of `request` (its target is the URL's), with
//! Host, Content-Length and "Connection: close" in place of any such header in it. http or https;
//! redirects are not followed, no proxy is asked. `done` is called on this thread unless `context`
//! goes first.
void exchange(const QUrl &url, const Request &request, std::chrono::milliseconds timeout,
              QObject *context, std::function<void(const Outcome &)> done);

//! Whether a URL can be sent to: http or https, with a host. InvalidInput with a sentence.
[[nodiscard]] Result<QUrl> parseTargetUrl(const QString &typed);

//! 127.0.0.0/8, ::1 or localhost.
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace coinpay::http
