// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/requestlogentry.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QPair>
#include <QUrl>

#include <memory>

namespace coinpay {

using Headers = QList<QPair<QByteArray, QByteArray>>;

//! First value of a header, compared without case; empty when absent.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

//! One HTTP request as it will stand on the wire.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; //!< path and query, exactly as sent and signed
    Headers headers;
    QByteArray body;                  //!< exactly as sent and signed
    qint64 silenceTimeoutMs = 30'000; //!< no byte for this long
    qint64 totalTimeoutMs = 60'000;
    //! Where given, the transport puts in what it can measure, up to the moment it answers.
    std::shared_ptr<RequestTiming> timing;
};

//! One answer, whole. A body past the limit or cut short is an error, not an answer.
struct HttpAnswer
{
    int status = 0;
    Headers headers;
    QByteArray body;
    QByteArray httpVersion; //!< "1.1" or "2"
    QByteArray tlsVersion;  //!< "TLSv1.3"
    qint64 bytesSent = 0;
    qint64 bytesReceived = 0;
    qint64 durationMs = 0;
    UnixMs receivedAt = 0;
};

//! Makes exactly one attempt: no retry, no redirect, no cookie, no cache (DESIGN rule 4 holds the
//! resent POST off). Errors: Dns, Connect, Tls, Proxy, Timeout, Dropped, Protocol (too large),
//! Canceled. Use on one thread with an event loop; canceling the future ends the attempt.
class Transport
{
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual QFuture<Result<HttpAnswer>> send(const HttpRequest &request) = 0;
};

} // namespace coinpay
