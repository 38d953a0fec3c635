// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/page.h"
#include "domain/event.h"
#include "domain/operation.h"
#include "domain/resource.h"

namespace coinpay::api {

using InvoicePage = Page<Invoice>;

//! One event with its resource where this version of the program knows the type.
struct FeedEntry
{
    Event event;
    Resource resource;
};

struct EventPage
{
    QList<FeedEntry> entries;
    QString next; //!< cursor for the next call; always set
    bool hasMore = false;
    QString requestId;
};

//! Reads. Decoding happens off the calling thread where a page is large.
[[nodiscard]] QFuture<Result<InvoicePage>> listInvoices(Client &client, const QString &cursor,
                                                        int limit);
[[nodiscard]] QFuture<Result<Invoice>> fetchInvoice(Client &client, const QString &id);
//! `after` is an event id, "" for the oldest, or "latest". waitSeconds 0 answers at once.
[[nodiscard]] QFuture<Result<EventPage>> fetchEvents(Client &client, const QString &after,
                                                     int limit, int waitSeconds);
//! As fetchEvents(), one resource's own.
[[nodiscard]] QFuture<Result<EventPage>> fetchEventsOf(Client &client, const QString &resourceId,
                                                       const QString &after, int waitSeconds = 0);

//! Writes are built once, here, as the exact bytes the journal keeps.
[[nodiscard]] Result<OperationDraft>
createInvoice(const InvoiceDraft &draft); //!< checkInvoiceDraft() first
[[nodiscard]] Result<OperationDraft> cancelInvoice(const QString &invoiceId, const QString &reason,
                                                   const QString &reference);

//! The call that sends an operation of the journal, with its answer decoded as part of the attempt:
//! for Client::write(). `attempt` counts from 1 over the operation's whole life.
[[nodiscard]] ApiRequest writeRequest(const Operation &operation, int attempt);

//! What the answer to a write says, decoded: the resource that was made, or acted on.
struct WriteOutcome
{
    QString resourceId;
    QString statusText;
    Resource resource; //!< none where the answer is a secret
};

//! Protocol when it cannot be read, and when it is not the answer to this operation: another
//! invoice, escrow or wallet, another amount or destination than the operation's bytes name.
[[nodiscard]] Result<WriteOutcome> decodeWriteAnswer(const OperationDraft &operation,
                                                     const ApiAnswer &answer);

//! What the server saw of one call.
struct SeenRequest
{
    QString id;
    QString method;
    QString target;
    int status = 0;
    QString code; //!< empty where all was well
    QString idempotencyKey;
    QString correlationId;
    QString resourceId;
    QByteArray bodySha256; //!< hex, of the body's exact bytes
    bool replayed = false; //!< answered what had been stored
    UnixMs receivedAt = 0; //!< the server's clock
};

//! Every call under a key, newest first, however many pages they fill.
[[nodiscard]] QFuture<Result<QList<SeenRequest>>> findRequests(Client &client,
                                                               const QString &idempotencyKey);
//! The newest 600 calls at most that made, changed or read a resource, newest first.
[[nodiscard]] QFuture<Result<QList<SeenRequest>>> findRequestsAbout(Client &client,
                                                                    const QString &resourceId);
[[nodiscard]] QFuture<Result<SeenRequest>> fetchRequest(Client &client, const QString &id);

} // namespace coinpay::api
