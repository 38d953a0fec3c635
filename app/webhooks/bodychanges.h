// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

namespace coinpay {

//! What programs do to the bytes of a body on their way.
enum class BodyChange {
    LineEndAdded,    //!< it ends with a line end that was not signed
    LineEndLost,     //!< a line end at its end was signed and is gone
    ByteOrderMark,   //!< it begins with one that was not signed
    LineEndsChanged, //!< CRLF for LF, or the other way round
    Recoded,         //!< UTF-8 was taken for Latin-1 and encoded again
    Wrapped,         //!< it is base64 or hex of what was signed
    Reserialised,    //!< JSON that was read and written again
};

//! What may have been signed instead of what is there.
struct BodyGuess
{
    BodyChange change = BodyChange::LineEndAdded;
    QByteArray body;
    QString how; //!< for a person: of Reserialised, the layout; else empty
};

//! Larger bodies are not read as JSON: of them, only changes at the ends and of line ends are
//! tried.
inline constexpr qsizetype MaxReserialisedBytes = 1024 * 1024;

//! Undoes each change, likeliest first, and hands the result on until `wanted` says that it is the
//! one (true).
bool undoChanges(QByteArrayView body, const std::function<bool(const BodyGuess &)> &wanted);

} // namespace coinpay
