// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/asset.h"

#include <array>

namespace coinpay {

namespace {

constexpr std::array bitcoin{QLatin1String("bitcoin")};
constexpr std::array litecoin{QLatin1String("litecoin")};
constexpr std::array dogecoin{QLatin1String("dogecoin")};
constexpr std::array ethereum{QLatin1String("ethereum")};
constexpr std::array solana{QLatin1String("solana")};
constexpr std::array tether{QLatin1String("ethereum"), QLatin1String("tron")};
constexpr std::array usdCoin{QLatin1String("ethereum"), QLatin1String("solana"),
                             QLatin1String("polygon")};

constexpr std::array table{
    AssetInfo{QLatin1String("BTC"), QLatin1String("Bitcoin"), 8, bitcoin},
    AssetInfo{QLatin1String("DAI"), QLatin1String("Dai"), 18, ethereum},
    AssetInfo{QLatin1String("DOGE"), QLatin1String("Dogecoin"), 8, dogecoin},
    AssetInfo{QLatin1String("ETH"), QLatin1String("Ether"), 18, ethereum},
    AssetInfo{QLatin1String("LTC"), QLatin1String("Litecoin"), 8, litecoin},
    AssetInfo{QLatin1String("SOL"), QLatin1String("Solana"), 9, solana},
    AssetInfo{QLatin1String("USDC"), QLatin1String("USD Coin"), 6, usdCoin},
    AssetInfo{QLatin1String("USDT"), QLatin1String("Tether USD"), 6, tether},
};

} // namespace

std::span<const AssetInfo> knownAssets()
{
    return table;
}

const AssetInfo *findAsset(QStringView code)
{
    for (const AssetInfo &asset : table) {
        if (code == asset.code)
            return &asset;
    }
    return nullptr;
}

int assetScale(QStringView code)
{
    const AssetInfo *asset = findAsset(code);
    return asset ? asset->scale : UnknownAssetScale;
}

QString networkOrDefault(const QString &asset, const QString &network)
{
    const AssetInfo *known = findAsset(asset);
    return network.isEmpty() && known ? QString(known->networks.front()) : network;
}

QString networkName(const QString &network)
{
    static constexpr std::array names{
        std::pair{QLatin1String("bitcoin"), QLatin1String("Bitcoin")},
        std::pair{QLatin1String("dogecoin"), QLatin1String("Dogecoin")},
        std::pair{QLatin1String("ethereum"), QLatin1String("Ethereum")},
        std::pair{QLatin1String("litecoin"), QLatin1String("Litecoin")},
        std::pair{QLatin1String("polygon"), QLatin1String("Polygon")},
        std::pair{QLatin1String("solana"), QLatin1String("Solana")},
        std::pair{QLatin1String("tron"), QLatin1String("Tron")},
    };
    for (const auto &[code, name] : names) {
        if (network == code)
            return name;
    }
    return network;
}

} // namespace coinpay
