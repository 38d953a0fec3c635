// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/seencomparison.h"

#include <QJsonObject>

namespace coinpay::cli {

//! As json.h: one attempt of the request log.
[[nodiscard]] QJsonObject toJson(const RequestLogEntry &entry);
//! What the server saw of it, and in what the two differ.
[[nodiscard]] QJsonObject toJson(const RequestLogEntry &entry, const api::SeenRequest &seen);

} // namespace coinpay::cli
