// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "sandbox/ledger/books.h"
#include "sandbox/problem.h"

#include <QSet>

#include <optional>

namespace coinpay::sandbox {

//! The key of the request. Throws `idempotency_key_missing` or `idempotency_key_invalid`.
[[nodiscard]] QString requireIdempotencyKey(const http::Request &request);

struct StoredAnswer
{
    http::Response response;
    QString resource;
};

//! The first answer, if there is one. Throws `idempotency_key_reused` when it was to another
//! method, target or body.
[[nodiscard]] std::optional<StoredAnswer> storedAnswer(Books &books, const QString &key,
                                                       const http::Request &request);
//! In the transaction of the effect.
void storeAnswer(Books &books, const QString &key, const http::Request &request,
                 const http::Response &response, const QString &resource);
//! Whether a refusal was decided on the merits and is therefore the answer for good.
[[nodiscard]] bool isStored(const Problem &problem);

} // namespace coinpay::sandbox
