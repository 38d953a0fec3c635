// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/addresscheck.h"
#include "domain/money.h"
#include "domain/movement.h"

namespace coinpay {

//! A transfer as the server last described it.
struct Transfer
{
    QString id; //!< "trf_…"
    QString walletId;
    QString network;
    Money amount; //!< what the payee gets
    Money fee;
    Money total; //!< amount and fee: what left the wallet
    QString destination;
    QString quoteId; //!< empty when none
    QString note;
    MovementStatus status = MovementStatus::Unrecognized;
    QString statusText; //!< the server's own word, always set
    int confirmations = 0;
    int requiredConfirmations = 0;
    QString txHash;
    QString failureCode;
    QString failureMessage;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 0;
    QString requestId;
};

//! What a person asks for when sending.
struct TransferDraft
{
    QString walletId;
    Money amount; //!< with its asset
    QString destination;
    QString network; //!< empty: the asset's default
    QString quoteId; //!< empty: without a fixed fee
    QString note;
    QString batchId; //!< ties the rows of one batch together on the Activity page; never sent
};

//! InvalidInput with one FieldError a fault (fields: wallet_id, amount, asset, destination,
//! network, note), or nothing. The destination is checked for its asset and network
//! (addresscheck.h).
[[nodiscard]] Done checkTransferDraft(const TransferDraft &draft, AcceptedNets accepted);

//! What a transfer would cost, for as long as it says.
struct TransferQuote
{
    QString id; //!< "quo_…"
    QString walletId;
    QString network;
    Money amount;
    Money fee; //!< of the same asset
    Money total;
    QString destination;
    UnixMs createdAt = 0; //!< the server's clock
    UnixMs expiresAt = 0; //!< the server's clock
};

} // namespace coinpay
