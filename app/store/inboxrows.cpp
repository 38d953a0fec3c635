// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/inboxrows.h"

#include "store/inboxdropping.h"

#include <array>

namespace coinpay {

namespace {

template <typename Value>
struct Named
{
    Value value;
    QLatin1String name;
};

constexpr std::array origins{
    Named<WebhookOrigin>{WebhookOrigin::Delivery, QLatin1String("delivery")},
    Named<WebhookOrigin>{WebhookOrigin::Feed, QLatin1String("feed")},
};

constexpr std::array states{
    Named<WebhookState>{WebhookState::Refused, QLatin1String("refused")},
    Named<WebhookState>{WebhookState::Waiting, QLatin1String("waiting")},
    Named<WebhookState>{WebhookState::Handled, QLatin1String("handled")},
    Named<WebhookState>{WebhookState::GivenUp, QLatin1String("given_up")},
};

template <typename Value, std::size_t N>
QLatin1String nameOf(const std::array<Named<Value>, N> &table, Value value)
{
    for (const auto &row : table) {
        if (row.value == value)
            return row.name;
    }
    return table.front().name;
}

//! The CHECKs of the schema let no other name in.
template <typename Value, std::size_t N>
Value valueOf(const std::array<Named<Value>, N> &table, const QString &name)
{
    for (const auto &row : table) {
        if (row.name == name)
            return row.value;
    }
    return table.front().value;
}

} // namespace

QLatin1String webhookOriginName(WebhookOrigin origin)
{
    return nameOf(origins, origin);
}

QLatin1String webhookStateName(WebhookState state)
{
    return nameOf(states, state);
}

namespace store {

namespace {

void insertReceipt(Connection &inbox, const WebhookReceipt &receipt)
{
    const bool isRefused = receipt.state == WebhookState::Refused;
    const QByteArray kept =
        isRefused ? receipt.body.left(WebhookInbox::MaxRefusedBody) : receipt.body;
    Query query = inbox.query(
        "INSERT INTO receipts (event_id, event_type, resource_id, origin, state, received_at, "
        "last_at, verdict, scheme, secret_id, sentence, advice, body_size, headers, body) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    query.bindAll(receipt.eventId, receipt.eventType, receipt.resourceId,
                  QString(webhookOriginName(receipt.origin)),
                  QString(webhookStateName(receipt.state)), receipt.receivedAt, receipt.verdict,
                  receipt.scheme, receipt.secretId, receipt.sentence, receipt.advice,
                  static_cast<qint64>(receipt.body.size()));
    query.bindBlob(13, receipt.headers).bindBlob(14, kept).run();
}

//! Counts another arrival of an event that is there; nothing where it is not.
std::optional<StoredWebhook> countAgain(Connection &inbox, const WebhookReceipt &receipt)
{
    qint64 row = 0;
    int times = 0;
    bool differs = false;
    {
        Query query = inbox.query("SELECT row, times, body <> ?2, dropped_at, body_sha256 "
                                  "FROM receipts WHERE event_id = ?1 AND state <> 'refused'");
        query.bind(1, receipt.eventId).bindBlob(2, receipt.body);
        if (!query.step())
            return {};
        row = query.number(0);
        times = query.small(1);
        differs =
            query.number(3) == 0 ? query.number(2) != 0 : query.text(4) != inboxHash(receipt.body);
    }
    if (receipt.origin == WebhookOrigin::Feed)
        return StoredWebhook{row, false, times}; // read, not received
    inbox
        .query("UPDATE receipts SET times = times + 1, last_at = ?2, "
               "came_differing = max(came_differing, ?3) WHERE row = ?1")
        .bindAll(row, receipt.receivedAt, differs ? 1 : 0)
        .run();
    return StoredWebhook{row, false, times + 1};
}

} // namespace

std::string receiptColumns(Bytes bytes)
{
    const std::string columns =
        "row, event_id, event_type, resource_id, origin, state, received_at, last_at, times, "
        "came_differing, verdict, scheme, secret_id, sentence, advice, body_size, dropped_at, "
        "body_sha256, next_try_at, tries, last_status, last_error, ";
    return columns + (bytes == Bytes::All ? "headers, body" : "x'', x''");
}

WebhookReceipt readReceipt(const Query &query)
{
    WebhookReceipt receipt;
    int column = 0;
    receipt.row = query.number(column++);
    receipt.eventId = query.text(column++);
    receipt.eventType = query.text(column++);
    receipt.resourceId = query.text(column++);
    receipt.origin = valueOf(origins, query.text(column++));
    receipt.state = valueOf(states, query.text(column++));
    receipt.receivedAt = query.number(column++);
    receipt.lastAt = query.number(column++);
    receipt.times = query.small(column++);
    receipt.cameDiffering = query.number(column++) != 0;
    receipt.verdict = query.text(column++);
    receipt.scheme = query.text(column++);
    receipt.secretId = query.text(column++);
    receipt.sentence = query.text(column++);
    receipt.advice = query.text(column++);
    receipt.bodySize = query.number(column++);
    receipt.droppedAt = query.number(column++);
    receipt.bodySha256 = query.text(column++);
    receipt.nextTryAt = query.number(column++);
    receipt.tries = query.small(column++);
    receipt.lastStatus = query.small(column++);
    receipt.lastError = query.text(column++);
    receipt.headers = query.bytes(column++);
    receipt.body = query.bytes(column++);
    return receipt;
}

StoredWebhook writeReceipt(Connection &inbox, const WebhookReceipt &receipt)
{
    if (receipt.state != WebhookState::Refused) {
        if (const auto again = countAgain(inbox, receipt))
            return *again;
    }
    insertReceipt(inbox, receipt);
    return {inbox.lastRow(), true, 1};
}

void pruneRefused(Connection &inbox)
{
    inbox
        .query("DELETE FROM receipts WHERE state = 'refused' AND row <= "
               "(SELECT row FROM receipts WHERE state = 'refused' ORDER BY row DESC "
               "LIMIT 1 OFFSET ?)")
        .bindAll(WebhookInbox::MaxRefused)
        .run();
}

void writeForwardBegin(Connection &inbox, const WebhookForward &attempt)
{
    inbox.query("INSERT INTO forwards (receipt, number, url, started_at) VALUES (?, ?, ?, ?)")
        .bindAll(attempt.receipt, attempt.number, attempt.url, attempt.startedAt)
        .run();
    inbox.query("UPDATE receipts SET tries = ?2 WHERE row = ?1")
        .bindAll(attempt.receipt, attempt.number)
        .run();
}

void writeForwardEnd(Connection &inbox, const WebhookForward &attempt, WebhookState state,
                     UnixMs nextTryAt)
{
    inbox
        .query("UPDATE forwards SET duration_ms = ?3, status = ?4, error = ?5, answer = ?6 "
               "WHERE receipt = ?1 AND number = ?2")
        .bindAll(attempt.receipt, attempt.number, attempt.durationMs, attempt.status, attempt.error)
        .bindBlob(6, attempt.answer)
        .run();
    inbox
        .query("UPDATE receipts SET state = ?2, next_try_at = ?3, last_status = ?4, "
               "last_error = ?5 WHERE row = ?1")
        .bindAll(attempt.receipt, QString(webhookStateName(state)), nextTryAt, attempt.status,
                 attempt.error)
        .run();
}

QList<WebhookForward> readForwards(Connection &inbox, qint64 row)
{
    Query query = inbox.query("SELECT receipt, number, url, started_at, duration_ms, status, "
                              "error, answer FROM forwards WHERE receipt = ? ORDER BY number");
    query.bindAll(row);
    QList<WebhookForward> attempts;
    while (query.step()) {
        attempts += WebhookForward{query.number(0), query.small(1), query.text(2), query.number(3),
                                   query.number(4), query.small(5), query.text(6), query.bytes(7)};
    }
    return attempts;
}

} // namespace store

} // namespace coinpay
