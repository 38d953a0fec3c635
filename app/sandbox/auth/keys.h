// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox {

[[nodiscard]] QStringList scopesOf(const Document &key);
//! Registers a public key, or answers the one that is registered.
[[nodiscard]] std::optional<Document> keyByPublicKey(Books &books, const QByteArray &raw);
Document addKey(Books &books, const QByteArray &raw, const QString &label,
                const QStringList &scopes);
//! Exact to a minute, without a new version.
void noteKeyUse(Books &books, Document key);

namespace keys {
Answer create(Call &call);
Answer list(Call &call);
Answer revoke(Call &call);
} // namespace keys

} // namespace coinpay::sandbox
