// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace coinpay {

//! The lists of the first sync, in the order in which they are read: transfers and addresses of
//! each wallet, once the wallets are known.
enum class ListKind { Invoices, Escrows, Wallets, Transfers, Addresses };

//! "invoices": in the store and in Freshness::skipped.
[[nodiscard]] QLatin1String listName(ListKind kind);

//! Where the first sync stands: the next page of one list.
struct ListPlace
{
    ListKind kind = ListKind::Invoices;
    QString walletId; //!< of transfers and addresses
    QString cursor;   //!< empty: the first page

    [[nodiscard]] bool operator==(const ListPlace &) const = default;
};

//! As the store keeps it.
[[nodiscard]] QString placeText(const ListPlace &place);
//! The first place for any text that is none.
[[nodiscard]] ListPlace placeFromText(const QString &text);

//! The beginning of the list that follows; nothing after the last one. `walletIds`: all that are
//! known, in any order. Goes by their order as text, so that a wallet that appears meanwhile does
//! not have another one read twice.
[[nodiscard]] std::optional<ListPlace> placeAfter(const ListPlace &place,
                                                  const QStringList &walletIds);

} // namespace coinpay
