// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/tracefacts.h"

#include <QStringList>

namespace coinpay {

enum class TraceEntryKind {
    Asked,    //!< a person asked for it here: the operation was written down
    Attempt,  //!< we sent it, with what came back
    Change,   //!< a resource took on a new version
    Call,     //!< a call of the request log that is no attempt of an operation
    Sight,    //!< the server says it saw a call
    Delivery, //!< the server sent a webhook
    Person,   //!< a person stopped or decided it
    Gap,      //!< nothing is known of a stretch of time, or of some versions
};

//! "attempt", for --json.
[[nodiscard]] QLatin1String traceEntryKindName(TraceEntryKind kind);
//! "invoice", for --json.
[[nodiscard]] QLatin1String foundKindName(FoundKind kind);
//! "transaction_hash", for --json.
[[nodiscard]] QLatin1String foundByName(FoundBy by);

//! One line of the timeline. Texts from outside are as they came: displayText() before showing.
struct TraceEntry
{
    TraceEntryKind kind = TraceEntryKind::Change;
    UnixMs at = 0;       //!< its place, by our clock as far as the two can be compared
    UnixMs serverAt = 0; //!< by the server's clock; 0: it did not tell
    UnixMs ourAt = 0;    //!< by ours: when it was sent or learned; 0: it was not noted
    UnixMs untilAt = 0;  //!< ours: when the answer came, when a gap ended
    QString about;       //!< the id of the resource, operation or call
    QString sentence;
    QString note; //!< more, for a second line; may be empty
    QString requestId;
    QString idempotencyKey;
    QString correlationId;
    QString eventId;
    QString deliveryId;
    int number = 0; //!< of an attempt, from 1
    int httpStatus = 0;
    QString code;
    bool replayed = false;
    int confirmations = -1;
    int requiredConfirmations = -1;
    QString status; //!< of a change: the server's word for the state after it

    [[nodiscard]] bool operator==(const TraceEntry &) const = default;
};

//! What happened to one thing, and what that comes to.
struct Trace
{
    Found subject;
    QString status;   //!< the server's own word; of an operation, its state; empty: not known
    QString state;    //!< a sentence: what that means
    UnixMs since = 0; //!< the server's clock; of an operation, ours; 0: not known
    QString why;      //!< a sentence; empty where nothing tells
    QString advice;   //!< a sentence: what can safely be done now
    //! The server's clock less ours, at least; 0 where what is known does not contradict one time.
    qint64 clockOffsetMs = 0;
    UnixMs asOf = 0;
    QList<TraceEntry> entries; //!< in the order of time
    QStringList missing;       //!< sentences: what was not asked, or is not known here

    [[nodiscard]] bool operator==(const Trace &) const = default;
};

//! Joins what is known into one timeline. Pure.
[[nodiscard]] Trace joinTrace(const TraceFacts &facts);

//! The sentence on top: state, since when, why, and what can safely be done now.
[[nodiscard]] QString summaryText(const Trace &trace);

} // namespace coinpay
