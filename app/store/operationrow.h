// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! The columns readOperation() expects, in its order.
inline constexpr char OperationColumns[] =
    "id, idempotency_key, kind, method, target, body, body_sha256, resource_type, resource_id, "
    "reference, amount, asset, state, attempts, created_at, updated_at, first_sent_at, "
    "next_attempt_at, result_id, request_id, http_status, code, message, network, counterparty, "
    "batch_id, seen_version, person_at, person_by";

//! Throws Refusal (StorageDamaged) for a kind or state nobody knows.
[[nodiscard]] Operation readOperation(const Query &query);

//! "SELECT <columns> FROM operations <rest>"
[[nodiscard]] std::string selectOperations(std::string_view rest);

[[nodiscard]] std::optional<Operation> findOperation(Connection &connection, const QString &id);

} // namespace coinpay::store
