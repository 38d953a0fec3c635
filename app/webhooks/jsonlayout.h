// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <functional>

namespace coinpay {

//! One way in which programs write JSON.
struct JsonLayout
{
    enum class Spacing {
        Compact,    //!< {"a":1,"b":2}: JavaScript, Go, PHP
        Spaced,     //!< {"a": 1, "b": 2}: Python
        TwoSpaces,  //!< a member a line
        FourSpaces, //!< a member a line: Python, PHP
        Tabs,       //!< a member a line
    };
    enum class Escapes {
        Least,        //!< only what RFC 8259 asks for: JavaScript
        Ascii,        //!< and everything beyond ASCII as \uXXXX: Python
        Slashes,      //!< and "/" as "\/"
        AsciiSlashes, //!< both: PHP
        Html,         //!< and < > & as \u003c \u003e \u0026: Go
    };

    Spacing spacing = Spacing::Compact;
    Escapes escapes = Escapes::Least;
    bool sorted = false; //!< members by their names

    //! For a person: "spaces after commas and colons, members sorted".
    [[nodiscard]] QString description() const;
};

//! Deeper than any webhook, and shallow enough for every stack.
inline constexpr int MaxJsonDepth = 64;

//! Writes the JSON again in each layout and hands it on with its layout until `wanted` says that
//! it is found (true). Numbers keep their digits, members their order unless sorted. False when
//! nothing was wanted, or when the text is not JSON (RFC 8259) or nested deeper than MaxJsonDepth.
[[nodiscard]] bool
writeInEachLayout(QByteArrayView json,
                  const std::function<bool(const QByteArray &, const JsonLayout &)> &wanted);

} // namespace coinpay
