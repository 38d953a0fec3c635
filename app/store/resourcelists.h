// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrow.h"
#include "domain/transfer.h"

#include <QList>

namespace coinpay {

enum class EscrowSort { Created, Updated, Status, Amount, Asset, Reference, Id };

//! Which escrows, in which order; as InvoiceQuery. `search` looks in deal, buyer and seller
//! references, ids, the funding address and hash, and request ids.
struct EscrowQuery
{
    QList<EscrowStatus> statuses; //!< empty: all
    QString asset;                //!< empty: all
    std::optional<UnixMs> createdFrom;
    std::optional<UnixMs> createdTo; //!< exclusive
    QString search;
    EscrowSort sort = EscrowSort::Created;
    bool descending = true;

    [[nodiscard]] bool operator==(const EscrowQuery &) const = default;
};

//! What a table shows of one escrow.
struct EscrowRow
{
    QString id;
    EscrowStatus status = EscrowStatus::Unrecognized;
    QString statusText;
    Money amount;
    Money held;
    QString dealRef;
    QString buyerRef;
    QString sellerRef;
    QString network;
    int confirmations = 0;
    int requiredConfirmations = 0;
    QString requestId;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 0;
    qint64 position = 0; //!< the store's own, from which keyOf() makes a key
};

enum class TransferSort { Created, Updated, Status, Amount, Asset, Destination, Id };

//! Which transfers, in which order; as InvoiceQuery. `search` looks in destinations, notes, ids,
//! hashes and request ids.
struct TransferQuery
{
    QString walletId; //!< empty: of all
    QList<MovementStatus> statuses;
    QString asset;
    std::optional<UnixMs> createdFrom;
    std::optional<UnixMs> createdTo; //!< exclusive
    QString search;
    TransferSort sort = TransferSort::Created;
    bool descending = true;

    [[nodiscard]] bool operator==(const TransferQuery &) const = default;
};

//! What a table shows of one transfer.
struct TransferRow
{
    QString id;
    QString walletId;
    MovementStatus status = MovementStatus::Unrecognized;
    QString statusText;
    Money amount;
    Money fee;
    QString destination;
    QString network;
    QString note;
    int confirmations = 0;
    int requiredConfirmations = 0;
    QString requestId;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 0;
    qint64 position = 0;
};

} // namespace coinpay
