// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace coinpay {

//! What a key may be allowed, in the contract's words.
namespace scope {
inline constexpr QLatin1String InvoicesWrite{"invoices:write"};
} // namespace scope

//! Why what needs this scope cannot be done: the sentence that names it. Empty when it can, or when
//! the server has not said yet what the key may (`scopes` empty).
[[nodiscard]] QString missingScope(const QStringList &scopes, QLatin1String needed);

} // namespace coinpay
