// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/wallet.h"

#include "domain/invoice.h"

namespace coinpay {

QLatin1String walletStatusName(WalletStatus status)
{
    switch (status) {
    case WalletStatus::Active: return QLatin1String("active");
    case WalletStatus::Frozen: return QLatin1String("frozen");
    case WalletStatus::Unrecognized: return QLatin1String("");
    }
    return QLatin1String("");
}

WalletStatus walletStatusFromName(QStringView name)
{
    for (const WalletStatus status : {WalletStatus::Active, WalletStatus::Frozen}) {
        if (name == walletStatusName(status))
            return status;
    }
    return WalletStatus::Unrecognized;
}

QString receiveUri(const ReceiveAddress &address)
{
    return paymentUri(address.asset, address.network, address.address, {});
}

} // namespace coinpay
