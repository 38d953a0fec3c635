// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tokencontracts.h"

#include <array>

namespace coinpay {

namespace {

constexpr std::array table{
    TokenContract{QLatin1String("USDT"), QLatin1String("ethereum"),
                  QLatin1String("0xdAC17F958D2ee523a2206206994597C13D831ec7")},
    TokenContract{QLatin1String("USDT"), QLatin1String("tron"),
                  QLatin1String("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")},
    TokenContract{QLatin1String("USDC"), QLatin1String("ethereum"),
                  QLatin1String("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48")},
    TokenContract{QLatin1String("USDC"), QLatin1String("polygon"),
                  QLatin1String("0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359")},
    TokenContract{QLatin1String("USDC"), QLatin1String("solana"),
                  QLatin1String("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")},
    TokenContract{QLatin1String("DAI"), QLatin1String("ethereum"),
                  QLatin1String("0x6B175474E89094C44Da98b954EedeAC495271d0F")},
};

} // namespace

std::span<const TokenContract> tokenContracts()
{
    return table;
}

QLatin1String tokenContract(QStringView asset, QStringView network)
{
    for (const TokenContract &token : table) {
        if (asset == token.asset && network == token.network)
            return token.address;
    }
    return {};
}

} // namespace coinpay
