// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed/customers.h"

#include <QDateTime>

#include <array>
#include <cmath>
#include <numbers>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

//! How often it is chosen, what a unit was worth in dollars, and how finely shops ask for it.
struct Market
{
    QLatin1String asset;
    QLatin1String network;
    double share;
    double dollars;
    int decimals;
};

constexpr std::array markets{
    Market{"USDT"_L1, "tron"_L1, 0.27, 1, 2},       Market{"USDT"_L1, "ethereum"_L1, 0.12, 1, 2},
    Market{"USDC"_L1, "ethereum"_L1, 0.12, 1, 2},   Market{"USDC"_L1, "solana"_L1, 0.06, 1, 2},
    Market{"USDC"_L1, "polygon"_L1, 0.04, 1, 2},    Market{"BTC"_L1, "bitcoin"_L1, 0.17, 60'000, 8},
    Market{"ETH"_L1, "ethereum"_L1, 0.10, 3000, 6}, Market{"LTC"_L1, "litecoin"_L1, 0.05, 80, 5},
    Market{"SOL"_L1, "solana"_L1, 0.04, 150, 4},    Market{"DOGE"_L1, "dogecoin"_L1, 0.02, 0.12, 2},
    Market{"DAI"_L1, "ethereum"_L1, 0.01, 1, 2},
};

constexpr double MedianDollars = 60;
constexpr double Spread = 1.15;
constexpr double MaxDollars = 250'000;

//! "1234567", 5 → "12.34567"; at least two decimals, no zeros after those.
QByteArray decimal(qint64 units, int decimals)
{
    QByteArray text = QByteArray::number(units).rightJustified(decimals + 1, '0');
    text.insert(text.size() - decimals, '.');
    constexpr int MinDecimals = 2;
    while (text.endsWith('0') && text.size() - text.indexOf('.') - 1 > MinDecimals)
        text.chop(1);
    return text;
}

const Market &chooseMarket(Dice &dice)
{
    double left = dice.uniform();
    for (const Market &market : markets) {
        left -= market.share;
        if (left < 0)
            return market;
    }
    return markets.front();
}

QByteArray metadataOf(Dice &dice)
{
    static constexpr std::array channels{"web", "app", "shop", "phone"};
    if (!dice.chance(0.3))
        return {};
    const auto channel = static_cast<size_t>(dice.between(0, channels.size()));
    return QByteArray("{\"channel\":\"") + channels[channel] + "\"}";
}

} // namespace

quint64 Dice::next()
{
    m_state += 0x9e3779b97f4a7c15;
    quint64 z = m_state;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

double Dice::uniform()
{
    constexpr double Scale = 1.0 / 9007199254740992.0; // 2^53
    return static_cast<double>(next() >> 11) * Scale;
}

qint64 Dice::between(qint64 from, qint64 to)
{
    return from + static_cast<qint64>(next() % static_cast<quint64>(to - from));
}

double Dice::normal()
{
    // Box and Muller; 1 - u keeps the logarithm away from zero.
    const double u = 1 - uniform(), v = uniform();
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

Purchase nextPurchase(Dice &dice)
{
    constexpr qint64 HourMs = 3'600'000;
    const Market &market = chooseMarket(dice);
    const double dollars = qMin(MaxDollars, MedianDollars * std::exp(Spread * dice.normal()));
    const double scale = std::pow(10, market.decimals);
    const qint64 units = qMax<qint64>(4, std::llround(dollars / market.dollars * scale));
    const double kind = dice.uniform();
    return {market.asset,
            market.network,
            decimal(units, market.decimals),
            decimal(units / 2, market.decimals),
            decimal(units + qMax<qint64>(1, units / 50), market.decimals),
            kind < 0.7   ? HourMs
            : kind < 0.9 ? 24 * HourMs
                         : 7 * 24 * HourMs,
            metadataOf(dice)};
}

double busyness(UnixMs hour, UnixMs yearStart)
{
    static constexpr std::array ofHour{0.30, 0.22, 0.18, 0.16, 0.17, 0.22, 0.35, 0.55,
                                       0.80, 1.00, 1.12, 1.18, 1.20, 1.18, 1.15, 1.12,
                                       1.15, 1.25, 1.38, 1.48, 1.45, 1.20, 0.85, 0.50};
    static constexpr std::array ofDay{0.95, 0.92, 0.95, 1.02, 1.20, 1.15, 0.81}; // from Monday
    constexpr double YearMs = 365.0 * 24 * 3'600'000;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(hour, Qt::UTC);
    const double season = time.date().month() == 12 ? 1.35 : 1.0;
    const double growth = 0.7 + 0.6 * static_cast<double>(hour - yearStart) / YearMs;
    return ofHour[static_cast<size_t>(time.time().hour())] *
           ofDay[static_cast<size_t>(time.date().dayOfWeek() - 1)] * season * growth;
}

} // namespace coinpay::sandbox
