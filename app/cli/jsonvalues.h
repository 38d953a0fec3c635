// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timestamp.h"

#include <QJsonObject>

namespace coinpay::cli {

// What is not known is null.

[[nodiscard]] inline QJsonValue jsonText(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

[[nodiscard]] inline QJsonValue jsonTime(UnixMs time)
{
    return time == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(formatTimestamp(time));
}

[[nodiscard]] inline QJsonValue jsonCount(int number)
{
    return number < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(number);
}

[[nodiscard]] inline QJsonObject jsonMetadata(const QMap<QString, QString> &metadata)
{
    QJsonObject object;
    for (auto entry = metadata.begin(); entry != metadata.end(); ++entry)
        object.insert(entry.key(), entry.value());
    return object;
}

} // namespace coinpay::cli
