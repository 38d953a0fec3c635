// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace coinpay {

//! What the program knows of an asset. Assets it does not know are kept by their code and shown as
//! they came.
struct AssetInfo
{
    QLatin1String code;                      //!< "USDT"
    QLatin1String name;                      //!< "Tether USD": a proper name, not translated
    int scale;                               //!< decimals of the smallest unit, 0…18
    std::span<const QLatin1String> networks; //!< the first one is the default
};

//! The scale of an asset nobody told us about: enough for every chain in use.
inline constexpr int UnknownAssetScale = 18;

[[nodiscard]] std::span<const AssetInfo> knownAssets();
//! Null when the code is unknown. Codes are compared exactly.
[[nodiscard]] const AssetInfo *findAsset(QStringView code);
//! 18 for an unknown asset.
[[nodiscard]] int assetScale(QStringView code);
//! The network named, or the asset's default when none is: empty when nobody knows.
[[nodiscard]] QString networkOrDefault(const QString &asset, const QString &network);
//! "tron" → "Tron". An unknown network is returned as it came.
[[nodiscard]] QString networkName(const QString &network);

} // namespace coinpay
