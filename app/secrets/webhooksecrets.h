// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coinpay {

//! "profile/NAME/webhook/ENDPOINT-ID/SECRET-ID": an entry for each secret, since two sign for one
//! endpoint while one is rotated, and x-secret-id says which.
[[nodiscard]] QString webhookSecretEntry(const QString &profile, const QString &endpointId,
                                         const QString &secretId);

} // namespace coinpay
