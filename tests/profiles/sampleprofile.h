// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

namespace coinpay::test {

inline Profile sampleProfile(const QString &name = QStringLiteral("shop"))
{
    Profile profile;
    profile.name = name;
    profile.url = QUrl(QStringLiteral("https://127.0.0.1:8443"));
    profile.keyId = QStringLiteral("key_01HV");
    profile.createdAt = 1'767'225'600'000;
    return profile;
}

} // namespace coinpay::test
