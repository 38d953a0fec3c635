// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/event.h"
#include "domain/operation.h"
#include "domain/requestlogentry.h"
#include "domain/resource.h"
#include "store/found.h"

#include <QList>

#include <optional>

namespace coinpay {

class Reader;

//! An operation of the journal with every attempt to send it, in their order.
struct TracedOperation
{
    Operation operation;
    QList<Attempt> attempts;
};

//! What the server says it saw of one call (GET /v1/requests).
struct ServerSight
{
    QString requestId;
    QString method;
    QString target;
    int httpStatus = 0;
    QString code; //!< empty where all was well
    QString idempotencyKey;
    QString correlationId;
    bool replayed = false;
    UnixMs receivedAt = 0; //!< the server's clock
};

//! One attempt to deliver a webhook, as the server tells it (GET /v1/webhook_deliveries).
struct TracedDelivery
{
    QString deliveryId; //!< "dlv_…"
    QString eventId;
    QString url;
    int number = 1;         //!< 0: it was not tried yet
    UnixMs attemptedAt = 0; //!< the server's clock; of one not tried yet, when it was made
    int httpStatus = 0;     //!< what the receiver answered; 0: nothing
    QString failure;        //!< why there was no answer
    UnixMs nextAttemptAt = 0;
};

//! All that is known of one thing, as it lies in the store and as the server told it just now.
struct TraceFacts
{
    Found subject;
    Resource resource; //!< unknown where nobody has described it
    QList<EscrowAction> actions;
    QList<Transition> transitions; //!< of the resource and its actions, in any order
    QList<TracedOperation> operations;
    QList<RequestLogEntry> calls;     //!< of the request log, about it
    QList<RequestLogEntry> feedReads; //!< around the times at which something was learned late
    std::optional<UnixMs> logBegins;  //!< what was before that, the log cannot tell
    bool isCut = false;               //!< there is more of it in the store than a timeline can show
    //! Empty: the server was not asked.
    std::optional<QList<ServerSight>> serverSaw;
    std::optional<QList<TracedDelivery>> deliveries;
    bool wasAskedInVain = false; //!< the server was to be asked and could not be: offline, say
    UnixMs asOf = 0; //!< when the last answer of the server came that said we have everything
};

//! Operations and calls of one trace: more are cut, the newest are kept.
inline constexpr int MostTracedOperations = 100;
inline constexpr int MostTracedCalls = 500;

//! Reads what the store has. Something that only the server knows has no resource then. Bounded;
//! for a background thread where a person waits.
[[nodiscard]] Result<TraceFacts> readFacts(Reader &reader, const Found &subject);

} // namespace coinpay
