// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace coinpay::sandbox {

//! The body of a request: a JSON object in UTF-8, without a byte order mark, at most 32 levels
//! deep, no member named twice. Throws a 400 otherwise. An empty body is an empty object.
[[nodiscard]] QJsonObject parseBody(const QByteArray &body);

} // namespace coinpay::sandbox
