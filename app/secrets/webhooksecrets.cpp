// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/webhooksecrets.h"

namespace coinpay {

QString webhookSecretEntry(const QString &profile, const QString &endpointId,
                           const QString &secretId)
{
    return QStringLiteral("profile/%1/webhook/%2/%3").arg(profile, endpointId, secretId);
}

} // namespace coinpay
