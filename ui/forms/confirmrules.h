// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "profiles/profile.h"
#include "settings/settings.h"

#include <QList>

#include <functional>

namespace coinpay {

//! What it takes to confirm that money leaves.
struct ConfirmRules
{
    QString profileName;
    Environment environment = Environment::Live;
    //! More than this at once and the profile's name is typed, on a live profile. Nothing: any
    //! amount of the asset is too much.
    std::function<std::optional<Money>(const QString &asset)> limit;
};

//! With the person's own limits (setting::nameLimits).
[[nodiscard]] ConfirmRules confirmRules(const Profile &profile, const Settings &settings);

//! Whether the profile's name has to be typed before this leaves.
[[nodiscard]] bool needsName(const ConfirmRules &rules, const QList<Money> &leaving);

} // namespace coinpay
