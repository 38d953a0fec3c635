// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/places.h"

#include "settings/shortcuts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace coinpay {

namespace {

constexpr std::array rows{
    PlaceRow{Place::Overview, QLatin1String("overview"), QLatin1String("overview"),
             Shortcut::GoToOverview},
    PlaceRow{Place::Invoices, QLatin1String("invoices"), QLatin1String("invoice"),
             Shortcut::GoToInvoices},
    PlaceRow{Place::Escrows, QLatin1String("escrows"), QLatin1String("escrow"),
             Shortcut::GoToEscrows},
    PlaceRow{Place::Wallets, QLatin1String("wallets"), QLatin1String("wallet"),
             Shortcut::GoToWallets},
    PlaceRow{Place::Transfers, QLatin1String("transfers"), QLatin1String("send"),
             Shortcut::GoToTransfers},
    PlaceRow{Place::Activity, QLatin1String("activity"), QLatin1String("queue"),
             Shortcut::GoToActivity},
    PlaceRow{Place::Trace, QLatin1String("trace"), QLatin1String("timeline"), Shortcut::GoToTrace},
    PlaceRow{Place::Webhooks, QLatin1String("webhooks"), QLatin1String("broadcast"),
             Shortcut::GoToWebhooks},
    PlaceRow{Place::Requests, QLatin1String("requests"), QLatin1String("server"),
             Shortcut::GoToRequests},
    PlaceRow{Place::Console, QLatin1String("console"), QLatin1String("terminal"),
             Shortcut::GoToConsole},
};

} // namespace

std::span<const PlaceRow> allPlaces()
{
    return rows;
}

int placeIndex(Place place)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [place](const PlaceRow &row) { return row.place == place; });
    return static_cast<int>(found - rows.begin());
}

QString placeTitle(Place place)
{
    switch (place) {
    case Place::Overview:
        return QCoreApplication::translate("Places", "Overview", "a page in the rail");
    case Place::Activity:
        return QCoreApplication::translate("Places", "Activity", "a page in the rail");
    case Place::Trace: return QCoreApplication::translate("Places", "Trace", "a page in the rail");
    case Place::Invoices:
        return QCoreApplication::translate("Places", "Invoices", "a page in the rail");
    case Place::Escrows:
        return QCoreApplication::translate("Places", "Escrows", "a page in the rail");
    case Place::Wallets:
        return QCoreApplication::translate("Places", "Wallets", "a page in the rail");
    case Place::Transfers:
        return QCoreApplication::translate("Places", "Transfers", "a page in the rail");
    case Place::Requests:
        return QCoreApplication::translate("Places", "Request log", "a page in the rail");
    case Place::Console:
        return QCoreApplication::translate("Places", "Console", "a page in the rail");
    case Place::Webhooks:
        return QCoreApplication::translate("Places", "Webhooks", "a page in the rail");
    }
    return {};
}

std::optional<Place> placeFromName(QStringView name)
{
    for (const PlaceRow &row : rows) {
        if (name == row.name)
            return row.place;
    }
    return {};
}

} // namespace coinpay
