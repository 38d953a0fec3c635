// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/listplace.h"

#include <algorithm>
#include <array>

namespace coinpay {

namespace {

//! Stands in no id of the contract; whatever a cursor contains, it comes last.
constexpr QLatin1Char Separator('\n');

constexpr std::array allKinds{ListKind::Invoices, ListKind::Escrows, ListKind::Wallets,
                              ListKind::Transfers, ListKind::Addresses};

std::optional<ListPlace> firstWalletAfter(ListKind kind, const QString &walletId,
                                          const QStringList &walletIds)
{
    std::optional<QString> next;
    for (const QString &id : walletIds) {
        if (id > walletId && (!next || id < *next))
            next = id;
    }
    return next ? std::optional(ListPlace{kind, *next, {}}) : std::nullopt;
}

} // namespace

QLatin1String listName(ListKind kind)
{
    switch (kind) {
    case ListKind::Invoices: return QLatin1String("invoices");
    case ListKind::Escrows: return QLatin1String("escrows");
    case ListKind::Wallets: return QLatin1String("wallets");
    case ListKind::Transfers: return QLatin1String("transfers");
    case ListKind::Addresses: return QLatin1String("addresses");
    }
    return QLatin1String("");
}

QString placeText(const ListPlace &place)
{
    return listName(place.kind) + Separator + place.walletId + Separator + place.cursor;
}

ListPlace placeFromText(const QString &text)
{
    const auto kind = std::ranges::find_if(
        allKinds, [&](ListKind one) { return text.section(Separator, 0, 0) == listName(one); });
    if (kind == allKinds.end())
        return {};
    const ListPlace place{*kind, text.section(Separator, 1, 1), text.section(Separator, 2)};
    const bool ofWallet = place.kind == ListKind::Transfers || place.kind == ListKind::Addresses;
    return ofWallet == place.walletId.isEmpty() ? ListPlace() : place;
}

std::optional<ListPlace> placeAfter(const ListPlace &place, const QStringList &walletIds)
{
    switch (place.kind) {
    case ListKind::Invoices: return ListPlace{ListKind::Escrows, {}, {}};
    case ListKind::Escrows: return ListPlace{ListKind::Wallets, {}, {}};
    case ListKind::Wallets:
    case ListKind::Transfers: {
        const auto next = firstWalletAfter(ListKind::Transfers, place.walletId, walletIds);
        return next ? next : firstWalletAfter(ListKind::Addresses, {}, walletIds);
    }
    case ListKind::Addresses:
        return firstWalletAfter(ListKind::Addresses, place.walletId, walletIds);
    }
    return {};
}

} // namespace coinpay
