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

//! The limit of an asset among the lines of setting::nameLimits, "USDT 1000" each; a line that is
//! not one makes no limit.
[[nodiscard]] std::optional<Money> nameLimit(const QStringList &lines, const QString &asset);
//! Those lines with these limits in place of the limits of all known assets. The lines of others
//! stay.
[[nodiscard]] QStringList withNameLimits(const QStringList &lines, const QList<Money> &limits);

//! Whether the profile's name has to be typed before this leaves.
[[nodiscard]] bool needsName(const ConfirmRules &rules, const QList<Money> &leaving);

} // namespace coinpay
