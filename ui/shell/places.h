// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace coinpay {

enum class Shortcut;

//! Where a person can be in an open profile.
enum class Place {
    Overview,
    Invoices,
    Escrows,
    Wallets,
    Transfers,
    Activity,
    Trace,
    Webhooks,
    Requests,
    Console,
};

//! One button of the rail.
struct PlaceRow
{
    Place place;
    QLatin1String name; //!< on the command line
    QLatin1String icon;
    Shortcut shortcut;
};

//! Every place, in the order of the rail; the first is where a profile opens.
[[nodiscard]] std::span<const PlaceRow> allPlaces();
//! Where it stands in the rail, from 0.
[[nodiscard]] int placeIndex(Place place);
[[nodiscard]] QString placeTitle(Place place);
[[nodiscard]] std::optional<Place> placeFromName(QStringView name);

} // namespace coinpay
