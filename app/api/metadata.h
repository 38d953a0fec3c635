// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire/jsonwriter.h"

#include <QMap>
#include <QString>

namespace coinpay::api {

//! The member "metadata"; nothing when there is none.
inline void writeMetadata(wire::JsonWriter &json, const QMap<QString, QString> &metadata)
{
    if (metadata.isEmpty())
        return;
    json.object("metadata");
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        json.string(it.key(), it.value());
    json.end();
}

} // namespace coinpay::api
