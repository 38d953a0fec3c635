// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/connection.h"
#include "store/webhookinbox.h"

#include <string_view>

namespace coinpay::store {

//! With its bytes or without: lists need none.
enum class Bytes { All, None };

//! The columns of a SELECT over receipts, as readReceipt() expects them.
[[nodiscard]] std::string receiptColumns(Bytes bytes);
[[nodiscard]] WebhookReceipt readReceipt(const Query &query);
//! Every row of one SELECT; `rest` is all after "FROM receipts ", its parameters are bound.
template <typename... Values>
[[nodiscard]] QList<WebhookReceipt> readReceipts(Connection &inbox, Bytes bytes,
                                                 std::string_view rest, const Values &...values)
{
    Query query =
        inbox.query("SELECT " + receiptColumns(bytes) + " FROM receipts " + std::string(rest));
    query.bindAll(values...);
    QList<WebhookReceipt> receipts;
    while (query.step())
        receipts += readReceipt(query);
    return receipts;
}

[[nodiscard]] StoredWebhook writeReceipt(Connection &inbox, const WebhookReceipt &receipt);
//! Forgets the oldest of what was refused beyond what is kept.
void pruneRefused(Connection &inbox);

void writeForwardBegin(Connection &inbox, const WebhookForward &attempt);
void writeForwardEnd(Connection &inbox, const WebhookForward &attempt, WebhookState state,
                     UnixMs nextTryAt);
[[nodiscard]] QList<WebhookForward> readForwards(Connection &inbox, qint64 row);

} // namespace coinpay::store
