// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace coinpay {

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
//! the empty line after the fields may be there or not, other fields are skipped. InvalidInput with
//! a sentence and the line's number: no colon, a name that is none, a folded line, a control
//! character, one of the three given twice, or past a bound.
[[nodiscard]] Result<WebhookHeaders> readWebhookHeaders(QByteArrayView block);

} // namespace coinpay
