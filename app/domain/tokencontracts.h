// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QStringView>

#include <span>

namespace coinpay {

//! Where a token lives on its chain, as its issuer publishes it.
struct TokenContract
{
    QLatin1String asset;
    QLatin1String network;
    QLatin1String address;
};

[[nodiscard]] std::span<const TokenContract> tokenContracts();
//! Empty where the contract is not known.
[[nodiscard]] QLatin1String tokenContract(QStringView asset, QStringView network);

} // namespace coinpay
