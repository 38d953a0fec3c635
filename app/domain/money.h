// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>

namespace coinpay {

//! An exact amount: a whole number of the asset's smallest unit, with its asset. Never a floating
//! point number, never arithmetic across assets. Every overflow is an error, not a wrap.
class Money
{
public:
    //! Zero of no asset.
    Money() = default;

    //! Reads a plain decimal ("25.00", "0.015", no sign but an optional leading '-', no exponent,
    //! no grouping) exactly. Errors are InvalidInput with a sentence: empty, not a number, more
    //! decimals than the asset has (trailing zeros are fine), too large.
    [[nodiscard]] static Result<Money> parse(QStringView decimal, const QString &asset);
    //! As parse(), but also takes an exponent ("1e-8") and a leading '+': for what a sloppy server
    //! says.
    [[nodiscard]] static Result<Money> parseLenient(QStringView number, const QString &asset);
    [[nodiscard]] static Money zero(const QString &asset);

    [[nodiscard]] const QString &asset() const { return m_asset; }
    [[nodiscard]] bool isZero() const { return m_magnitude == Magnitude{}; }
    [[nodiscard]] bool isNegative() const { return m_negative; }
    [[nodiscard]] bool isPositive() const { return !m_negative && !isZero(); }

    //! The wire form: at least two decimals, no further trailing zeros, '.' in every locale.
    [[nodiscard]] QString toDecimal() const;
    //! The same as a whole number of smallest units: "25000000" for 25 USDT.
    [[nodiscard]] QString toUnits() const;

    //! InvalidInput when the assets differ or the sum does not fit.
    [[nodiscard]] Result<Money> plus(const Money &other) const;
    [[nodiscard]] Result<Money> minus(const Money &other) const;

    //! Unordered across assets.
    [[nodiscard]] std::partial_ordering operator<=>(const Money &other) const;
    [[nodiscard]] bool operator==(const Money &other) const = default;

    //! Bytes whose order is the order of the amounts of one asset (negative ones before zero).
    [[nodiscard]] QByteArray sortKey() const;

private:
    //! 256 bits, least significant word first. Arithmetic on them is in moneyunits.h.
    using Magnitude = std::array<quint64, 4>;
    friend struct MoneyUnits;

    Magnitude m_magnitude{};
    bool m_negative = false; //!< never with a magnitude of zero
    QString m_asset;
};

} // namespace coinpay
