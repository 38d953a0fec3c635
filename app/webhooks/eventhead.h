// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace coinpay {

//! What an event says of itself at its top; each empty where it does not, or where the body is no
//! JSON object.
struct EventHead
{
    QString id;         //!< "evt_…"
    QString type;       //!< "invoice.paid"
    QString resourceId; //!< "inv_…"
    qint64 version = 0; //!< of the resource
};

//! Ids and types longer than this are none.
inline constexpr qsizetype MaxEventWord = 200;

[[nodiscard]] EventHead readEventHead(const QByteArray &body);

//! What an event is handled once by. Only what is signed counts: the body's own id, else
//! `signedId` (of a scheme that signs one), else the hash of the body. A header that is not signed
//! could be changed to have one event handled twice.
[[nodiscard]] QString eventIdentity(const EventHead &head, const QByteArray &signedId,
                                    const QByteArray &body);

} // namespace coinpay
