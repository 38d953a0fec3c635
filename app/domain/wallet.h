// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/money.h"

#include <QList>

namespace coinpay {

enum class WalletStatus {
    Active,
    Frozen, //!< receives but does not send
    Unrecognized,
};

[[nodiscard]] QLatin1String walletStatusName(WalletStatus status);
[[nodiscard]] WalletStatus walletStatusFromName(QStringView name);

//! A wallet as the server last described it. Its version grows with every change of a balance too.
struct Wallet
{
    QString id; //!< "wal_…"
    QString label;
    WalletStatus status = WalletStatus::Unrecognized;
    QString statusText;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 0;
    QString requestId;
};

//! What a wallet has of one asset on one network.
struct Balance
{
    QString network;
    Money available; //!< can be sent now
    Money pending;   //!< on its way in, not yet confirmed
};

//! All balances of a wallet at one moment.
struct BalanceSheet
{
    QString walletId;
    QList<Balance> balances;
    qint64 version = 0;   //!< the wallet's at that moment
    UnixMs updatedAt = 0; //!< the server's clock
};

//! An address that a wallet receives on.
struct ReceiveAddress
{
    QString id; //!< "adr_…"
    QString walletId;
    QString asset;
    QString network;
    QString address;
    bool isRetired = false; //!< not handed out any more; money sent to it still arrives
    QString statusText;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 0;
    QString requestId;
};

//! What goes into a QR code for a plain receive address: as paymentUri() of an invoice, without an
//! amount.
[[nodiscard]] QString receiveUri(const ReceiveAddress &address);

} // namespace coinpay
