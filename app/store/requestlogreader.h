// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestlogentry.h"
#include "store/sqlite/connection.h"

#include <QList>

#include <string_view>

namespace coinpay::store {

//! "SELECT <columns> FROM request_log ", as readRequest() expects them.
inline constexpr std::string_view SelectRequests =
    "SELECT row, started_at, method, target, http_status, request_id, correlation_id, "
    "idempotency_key, resource_id, attempt, duration_ms, bytes_sent, bytes_received, "
    "tls_version, http_version, outcome, flags, signed_at, key_id, body_sha256, request_headers, "
    "answer_headers, connection, lookup_ms, connect_ms, send_ms, wait_ms, receive_ms "
    "FROM request_log ";
[[nodiscard]] RequestLogEntry readRequest(const Query &query);

//! Newest first. With an id: those that name it as their resource or their correlation id.
[[nodiscard]] QList<RequestLogEntry> readRequests(Connection &mirror, int limit, const QString &id);

} // namespace coinpay::store
