// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http/message.h"
#include "sandbox/ledger/books.h"
#include "sandbox/problem.h"

#include <QSet>

#include <optional>

namespace coinpay::sandbox {

//! The key of the request. Throws `idempotency_key_missing` or `idempotency_key_invalid`.
[[nodiscard]] QString requireIdempotencyKey(const HttpRequest &request);

struct StoredAnswer
{
    HttpResponse response;
    QString resource;
};

//! The first answer, if there is one. Throws `idempotency_key_reused` when it was to another
//! method, target or body.
[[nodiscard]] std::optional<StoredAnswer> storedAnswer(Books &books, const QString &key,
                                                       const HttpRequest &request);
//! In the transaction of the effect.
void storeAnswer(Books &books, const QString &key, const HttpRequest &request,
                 const HttpResponse &response, const QString &resource);
//! Whether a refusal was decided on the merits and is therefore the answer for good.
[[nodiscard]] bool isStored(const Problem &problem);

} // namespace coinpay::sandbox
