// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire/json.h"
#include "core/clock.h"
#include "domain/money.h"

#include <QStringList>

#include <optional>

namespace coinpay::wire {

//! What goes on while one answer is decoded: the first fault, which ends it, and what was sloppy.
class Decoding
{
public:
    std::optional<Error> error;

    void flag(QLatin1String word);

    //! Each word once, joined by blanks; empty when all was as it should be.
    [[nodiscard]] QString flags() const { return m_flags.join(QLatin1Char(' ')); }

private:
    QStringList m_flags;
};

inline constexpr qsizetype MaxIdLength = 255;    //!< the contract says 64
inline constexpr qsizetype MaxWordLength = 128;  //!< states, codes, networks
inline constexpr qsizetype MaxTextLength = 8192; //!< what people write, URLs, addresses

//! Where a value stands in its document; made into a JSON pointer (RFC 6901) when it is at fault.
struct Place
{
    const Place *parent = nullptr;
    QByteArrayView name = {};
    qsizetype index = -1; //!< in an array; -1: a member
};

//! The members of one object, taken by name and type. After the first fault every answer is empty,
//! so that a decoder reads as a list of what it wants. A member that is there twice is a fault.
class Fields
{
public:
    //! `value` may be any value: one that is no object is a fault. `place` outlives this.
    Fields(Decoding &decoding, JsonValue value, const Place &place);

    //! One that is absent or null is a fault; a number is taken by its characters, and flagged.
    [[nodiscard]] QString text(QByteArrayView name, qsizetype limit);
    //! As text(), but not empty either.
    [[nodiscard]] QString word(QByteArrayView name, qsizetype limit = MaxIdLength);
    //! Empty when absent or null.
    [[nodiscard]] QString optionalText(QByteArrayView name, qsizetype limit);
    //! A string of digits is taken, and flagged.
    [[nodiscard]] qint64 integer(QByteArrayView name, qint64 least, qint64 most);
    //! Empty when absent or null.
    [[nodiscard]] std::optional<qint64> optionalInteger(QByteArrayView name, qint64 least,
                                                        qint64 most);
    [[nodiscard]] bool boolean(QByteArrayView name);
    [[nodiscard]] UnixMs time(QByteArrayView name);
    [[nodiscard]] std::optional<UnixMs> optionalTime(QByteArrayView name);
    //! Zero or more; a number and an exponent are taken exactly, and flagged.
    [[nodiscard]] Money money(QByteArrayView name, const QString &asset);
    //! Empty when absent or null.
    [[nodiscard]] std::optional<Money> optionalMoney(QByteArrayView name, const QString &asset);

    //! An object; absent or null is a fault unless asked for as optional.
    [[nodiscard]] std::optional<JsonValue> object(QByteArrayView name);
    [[nodiscard]] std::optional<JsonValue> optionalObject(QByteArrayView name);
    [[nodiscard]] std::optional<JsonValue> array(QByteArrayView name);
    [[nodiscard]] std::optional<JsonValue> optionalArray(QByteArrayView name);

    [[nodiscard]] bool failed() const { return m_decoding.error.has_value(); }

    void fault(QByteArrayView name, const QString &what);

private:
    [[nodiscard]] std::optional<JsonValue> find(QByteArrayView name);
    [[nodiscard]] std::optional<JsonValue> require(QByteArrayView name);
    [[nodiscard]] std::optional<JsonValue>
    typed(std::optional<JsonValue> value, QByteArrayView name, JsonType type, const QString &what);
    [[nodiscard]] QString taken(JsonValue value, QByteArrayView name, qsizetype limit);

    Decoding &m_decoding;
    JsonValue m_object;
    const Place &m_place;
};

//! "/data/3/amount".
[[nodiscard]] QString pointerTo(const Place &place);
//! The fault that ends a decoding.
[[nodiscard]] Error misread(const Place &place, const QString &what);

} // namespace coinpay::wire
