// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "store/sqlite/connection.h"

#include <QMap>

namespace coinpay::store {

//! What was written by us reads back; a damaged amount is shown as none rather than as a guess.
[[nodiscard]] Money readMoney(const Query &query, int column, const QString &asset);

//! How a reference is ordered and looked up: without regard to case, and bounded.
[[nodiscard]] QString referenceKey(const QString &reference);

[[nodiscard]] QByteArray packMetadata(const QMap<QString, QString> &metadata);
[[nodiscard]] QMap<QString, QString> unpackMetadata(const QByteArray &packed);

} // namespace coinpay::store
