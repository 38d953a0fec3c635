// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/auth/gate.h"
#include "sandbox/service/call.h"

namespace coinpay::sandbox {

//! What is kept of a request: no token, no signature, no body.
struct RequestRecord
{
    qint64 number = 0;
    UnixMs at = 0;
    qint64 durationMs = 0;
    QByteArray method;
    QByteArray target;
    int status = 0;
    QString code;
    QString keyId;
    QString correlation;
    QString idempotencyKey;
    QString resource;
    QByteArray bodyHash; //!< hex
    std::optional<bool> signatureValid;
    bool replayed = false;

    [[nodiscard]] QString id(const Books &books) const;
};

void storeRequest(Books &books, const RequestRecord &record);
[[nodiscard]] qint64 lastRequestNumber(Books &books);

namespace requests {
Answer list(Call &call);
Answer get(Call &call);
} // namespace requests

} // namespace coinpay::sandbox
