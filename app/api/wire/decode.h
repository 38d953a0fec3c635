// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"

#include <QByteArray>

namespace coinpay::wire {

//! What a decoder made of a body, and what was sloppy about it (RequestLogEntry::flags).
template <typename T>
struct Decoded
{
    T value;
    QString flags;
};

struct Token
{
    QByteArray accessToken; //!< the caller wipes it
    qint64 lifeMs = 0;
    QStringList scopes;
};

struct SeenRequestPage
{
    QList<api::SeenRequest> requests;
    QString nextCursor;
    bool hasMore = false;
};

//! All or nothing: the first fault ends a decoding, and its Protocol error names the place. Members
//! nobody knows are skipped, states nobody knows are kept as they came. From any thread.
[[nodiscard]] Result<Decoded<Invoice>> decodeInvoice(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::InvoicePage>> decodeInvoicePage(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::EventPage>> decodeEventPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<SeenRequestPage>> decodeSeenRequests(const QByteArray &body);
[[nodiscard]] Result<Decoded<Token>> decodeToken(const QByteArray &body);

//! The error a body tells of: problem+json or a bare {code, message, request_id}. Empty when it
//! is neither; never a fault of its own.
struct Problem
{
    QString code;
    QString message;
    QString requestId;
    QList<FieldError> errors;
};

[[nodiscard]] std::optional<Problem> decodeProblem(const QByteArray &body);

} // namespace coinpay::wire
