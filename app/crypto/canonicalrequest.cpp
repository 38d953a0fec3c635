// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/canonicalrequest.h"

namespace coinpay {

QByteArray canonicalRequest(QByteArrayView method, QByteArrayView target, qint64 timestampSeconds,
                            QByteArrayView body)
{
    const QByteArray timestamp = QByteArray::number(timestampSeconds);
    const QByteArray bodyHash = sha256Hex(body);
    QByteArray text;
    text.reserve(method.size() + target.size() + timestamp.size() + bodyHash.size() + 3);
    text.append(method).append('\n');
    text.append(target).append('\n');
    text.append(timestamp).append('\n');
    return text.append(bodyHash);
}

} // namespace coinpay
