// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace coinpay {

//! Where the time of an attempt went, in milliseconds of our steady clock. A part that did not
//! happen, or that the network layer does not tell, is empty: nothing here is worked out from
//! something else.
struct RequestTiming
{
    enum class Connection {
        Unknown,
        Opened, //!< for this request: its name was looked up, it was connected and encrypted
        Reused, //!< it was open already
    };
    Connection connection = Connection::Unknown;
    std::optional<qint64> lookupMs;  //!< DNS: until the address was there; empty for an IP address
    std::optional<qint64> connectMs; //!< TCP and TLS together: the network layer tells the end only
    std::optional<qint64> sendMs;    //!< until all of the request was handed to the system
    std::optional<qint64> waitMs;    //!< from then to the first line of the answer
    std::optional<qint64> receiveMs; //!< from then to its last byte

    [[nodiscard]] bool operator==(const RequestTiming &) const = default;
};

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

    qint64 signedAt = 0;   //!< X-Timestamp, Unix seconds; 0: this request was not signed
    QString keyId;         //!< X-Key-Id; empty where it was not signed
    QByteArray bodySha256; //!< hex, of the exact bytes; empty where there was neither body nor sign
    //! "Name: value" a line; tokens, signatures and whatever is not known to be harmless redacted.
    QStringList requestHeaders;
    QStringList answerHeaders;
    RequestTiming timing;
};

//! What was signed (CONTRACT "Signing"), from what the log keeps of it; empty when nothing was.
[[nodiscard]] QByteArray signedPayloadOf(const RequestLogEntry &entry);

} // namespace coinpay
