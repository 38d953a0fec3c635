// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/operationsubject.h"
#include "desk/connectionreport.h"
#include "domain/event.h"
#include "domain/operation.h"
#include "domain/resource.h"
#include "profiles/profile.h"

#include <QJsonObject>

namespace coinpay::cli {

//! The shapes of --json. Names and meanings never change; new members may come. Amounts are decimal
//! strings, times RFC 3339 in UTC or null, what is not known is null.
[[nodiscard]] QJsonObject toJson(const Invoice &invoice);
[[nodiscard]] QJsonObject toJson(const Escrow &escrow);
//! With its releases, refunds and disputes.
[[nodiscard]] QJsonObject toJson(const Escrow &escrow, const QList<EscrowAction> &actions);
[[nodiscard]] QJsonObject toJson(const EscrowAction &action);
[[nodiscard]] QJsonObject toJson(const Wallet &wallet);
[[nodiscard]] QJsonObject toJson(const BalanceSheet &sheet, const Wallet &wallet);
[[nodiscard]] QJsonObject toJson(const Transfer &transfer);
//! `idName`: what the resource's id is called, "invoice_id".
[[nodiscard]] QJsonObject toJson(const Transition &transition, const QString &idName);
[[nodiscard]] QJsonObject toJson(const Event &event);
[[nodiscard]] QJsonObject toJson(const WebhookEndpoint &endpoint);
//! With its attempts.
[[nodiscard]] QJsonObject toJson(const WebhookDelivery &delivery);
[[nodiscard]] QJsonObject toJson(const Profile &profile);
[[nodiscard]] QJsonObject toJson(const ConnectionReport &report);
//! An operation with what it made or acted on.
[[nodiscard]] QJsonObject toJson(const Operation &operation, const OperationSubject &subject);

} // namespace coinpay::cli
