// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace coinpay {

//! One field of a message, as it came.
struct HeaderField
{
    QByteArray name;  //!< its case kept
    QByteArray value; //!< trimmed
    int line = 0;     //!< of the block, from 1
};

//! The three headers of a webhook, trimmed; empty optionals where the message had none.
struct WebhookHeaders
{
    std::optional<QByteArray> timestamp; //!< x-timestamp
    std::optional<QByteArray> signature; //!< x-signature
    std::optional<QByteArray> eventId;   //!< x-event-id
};

//! What a header block may have at most: as much as common servers take.
inline constexpr qsizetype MaxHeaderBlock = 64 * 1024;
inline constexpr int MaxHeaderLines = 200;
inline constexpr qsizetype MaxHeaderLine = 8 * 1024;

//! Reads the fields of an HTTP/1.1 message (RFC 9112, section 5): CRLF or LF, a request line and
//! the empty line after the fields may be there or not. InvalidInput with a sentence and the line's
//! number: no colon, a name that is none, a folded line, a control character, or past a bound.
[[nodiscard]] Result<QList<HeaderField>> readHeaderFields(QByteArrayView block);

//! The three of them that count. InvalidInput as above, and when one of the three is there twice.
[[nodiscard]] Result<WebhookHeaders> readWebhookHeaders(QByteArrayView block);

} // namespace coinpay
