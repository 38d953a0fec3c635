// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace coinpay {

//! Text from outside, made safe to put on one line of a screen: control characters and line breaks
//! become a visible mark, bidi and zero-width controls are shown as "⟨U+202E⟩" (Unicode TR 36), and
//! what is longer than `limit` UTF-16 units is cut at a character and ends in "…".
[[nodiscard]] QString displayText(QStringView outside, qsizetype limit = 500);

//! Has line breaks, tabs or other control characters in it, at its ends too: not the name of one
//! thing on one line.
[[nodiscard]] bool hasControlCharacters(QStringView text);

//! "inv_01HV…9QZX": both ends kept, for ids and addresses. Unchanged when it fits.
[[nodiscard]] QString middleElided(const QString &text, qsizetype head, qsizetype tail);

} // namespace coinpay
