// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"

namespace coinpay {

//! What the server's own list of requests says about an operation whose key is too old to be sent
//! again.
struct Inquiry
{
    enum class Finding {
        Acted,   //!< it did what was asked; `resourceId` is what came of it
        Refused, //!< it said no for good; `code` says why
        Silent,  //!< it shows nothing, or nothing that settles the matter
    };
    Finding finding = Finding::Silent;
    QString resourceId;
    QString requestId;
    QString code;
    int httpStatus = 0;
};

[[nodiscard]] Inquiry concludeFrom(const QList<api::SeenRequest> &seen);

} // namespace coinpay
