// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QString>

namespace coinpay {

//! One event of the feed. `data` is the resource as it then was, in the exact bytes of the wire:
//! the api room decodes it into the resource's own type when it applies it.
struct Event
{
    QString id;           //!< "evt_…"
    QString type;         //!< "invoice.paid"
    QString resourceType; //!< "invoice"
    QString resourceId;
    QString previousStatus; //!< empty for the first
    QString status;
    UnixMs occurredAt = 0; //!< the server's clock
    QString requestId;     //!< empty when no call caused it
    qint64 version = 0;
};

//! How the program came to know something.
enum class LearnedFrom {
    FirstSync, //!< a list, page by page
    EventFeed,
    Answer, //!< the answer to a call of our own
    Lookup, //!< fetched because a person looked at it
    Webhook,
};

[[nodiscard]] QLatin1String learnedFromName(LearnedFrom source);
[[nodiscard]] LearnedFrom learnedFromFromName(QStringView name);

//! A step of a resource's life, as kept in the mirror.
struct Transition
{
    QString resourceId;
    qint64 version = 0;
    QString fromStatus; //!< empty for the first, or when we do not know
    QString toStatus;
    UnixMs occurredAt = 0; //!< the server's clock
    UnixMs learnedAt = 0;  //!< ours
    QString requestId;
    QString eventId; //!< empty when an answer told us before the event did
    LearnedFrom learnedFrom = LearnedFrom::EventFeed;
    int confirmations = -1; //!< as it then was; -1 where it has no meaning
    int requiredConfirmations = -1;
};

} // namespace coinpay
