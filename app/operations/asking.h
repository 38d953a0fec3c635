// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "store/store.h"

namespace coinpay {

//! What the server's own list of requests says about an operation whose key is too old to be sent
//! again.
struct Inquiry
{
    enum class Finding {
        Acted,   //!< it did what was asked; `resourceId` is what came of it
        Refused, //!< it said no for good; `code` says why
        Mixed,   //!< it acted under this key on other bytes than ours
        Silent,  //!< it shows nothing, or nothing that settles the matter
    };
    Finding finding = Finding::Silent;
    QString resourceId;
    QString requestId;
    QString code;
    int httpStatus = 0;
};

//! `bodySha256`: hex, of the operation's own bytes. A record without one is taken for ours.
[[nodiscard]] Inquiry concludeFrom(const QList<api::SeenRequest> &seen,
                                   const QByteArray &bodySha256);

//! Where that leaves the operation: accepted (its resource is looked at next), rejected, or a
//! person's to decide, with what is known of it. Ends the attempt that asked.
[[nodiscard]] OperationStep stepByInquiry(const Operation &operation, const Inquiry &inquiry,
                                          UnixMs now);

} // namespace coinpay
