// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/eip55.h"

#include <QCryptographicHash>

#include <algorithm>

namespace coinpay {

std::optional<QString> eip55(QStringView digits)
{
    constexpr qsizetype Digits = 40;
    const auto isHex = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    if (digits.size() != Digits || !std::ranges::all_of(digits, isHex))
        return {};
    QByteArray text = digits.toLatin1().toLower();
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Keccak_256).toHex();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (hash[i] >= '8' && text[i] >= 'a')
            text[i] = static_cast<char>(text[i] - 'a' + 'A');
    }
    return QLatin1String("0x") + QString::fromLatin1(text);
}

} // namespace coinpay
