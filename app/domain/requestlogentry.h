// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

namespace coinpay {

//! One attempt as the request log keeps it: never a secret, never a body.
struct RequestLogEntry
{
    qint64 row = 0; //!< of the log; 0 until stored
    UnixMs startedAt = 0;
    QString method;
    QString target;     //!< path and query
    int httpStatus = 0; //!< 0: no answer
    QString requestId;
    QString correlationId;
    QString idempotencyKey;
    QString resourceId; //!< where the target or the answer names one
    int attempt = 1;
    qint64 durationMs = 0;
    qint64 bytesSent = 0;
    qint64 bytesReceived = 0;
    QString tlsVersion;  //!< "TLSv1.3"; empty before the handshake
    QString httpVersion; //!< "1.1", "2"
    QString outcome;     //!< "ok", the server's code, or errorKindName()
    QString flags;       //!< what was sloppy in the answer, e.g. "number_as_json_number"
};

} // namespace coinpay
