// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"
#include "crypto/secretbytes.h"
#include "domain/requestlogentry.h"

namespace coinpay::api {

//! An attempt from its first moment, as far as the request log may keep it.
struct RequestNote
{
    UnixMs startedAt = 0; //!< wall clock
    qint64 began = 0;     //!< steady clock
    qint64 signedAt = 0;
    QString keyId;
    QByteArray bodySha256;
    QStringList headers;
    SharedSecret token; //!< never kept: an answer that echoes it is told by it
    std::shared_ptr<const RequestTiming> timing;
};

//! Headers by an allow-list, with the token left out and the signature cut: a captured write could
//! be repeated with it. Has the transport measure the time of `request`.
[[nodiscard]] RequestNote noteOf(HttpRequest &request, const SharedSecret &token,
                                 const Clock &clock);

//! Headers of an answer as the log may keep them: those that are known to be harmless with their
//! values, made safe to show and bounded; the others by their name alone.
[[nodiscard]] QStringList notedHeaders(const Headers &answer, const SharedSecret &token);

} // namespace coinpay::api
