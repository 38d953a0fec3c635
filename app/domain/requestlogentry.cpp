// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/requestlogentry.h"

namespace coinpay {

QByteArray signedPayloadOf(const RequestLogEntry &entry)
{
    if (entry.signedAt == 0 || entry.bodySha256.isEmpty())
        return {};
    return entry.method.toUtf8() + '\n' + entry.target.toUtf8() + '\n' +
           QByteArray::number(entry.signedAt) + '\n' + entry.bodySha256;
}

} // namespace coinpay
