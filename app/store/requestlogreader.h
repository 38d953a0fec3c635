// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestlogentry.h"
#include "store/sqlite/connection.h"

#include <QList>

namespace coinpay::store {

//! Newest first. With an id: those that name it as their resource or their correlation id.
[[nodiscard]] QList<RequestLogEntry> readRequests(Connection &mirror, int limit, const QString &id);

} // namespace coinpay::store
