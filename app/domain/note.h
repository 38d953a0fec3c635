// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QString>

namespace coinpay {

//! In UTF-16 units.
inline constexpr qsizetype MaxNoteLength = 10'000;
inline constexpr qsizetype MaxLabelLength = 64;
//! Of one thing.
inline constexpr int MaxNotesEach = 200;
inline constexpr int MaxLabelsEach = 30;

//! What a person wrote about an invoice, an operation or anything else that has an id. Kept in the
//! journal, on this desk only.
struct Note
{
    QString id;
    QString subject; //!< the id of what it is about
    QString text;    //!< plain, of any number of lines
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;

    [[nodiscard]] bool operator==(const Note &) const = default;
};

//! A text as a note keeps it: its line ends are LF, and it neither begins nor ends with empty
//! space. InvalidInput with a sentence when it is empty, too long, or no text.
[[nodiscard]] Result<QString> tidyNote(const QString &typed);

//! A word or a few, on one line, without space around it. InvalidInput with a sentence when it is
//! empty, longer than MaxLabelLength, or has control characters in it.
[[nodiscard]] Result<QString> tidyLabel(const QString &typed);

//! What is looked for, and looked through: the same for any case of the letters.
[[nodiscard]] QString foldedForSearch(const QString &text);

//! As displayText(), line by line.
[[nodiscard]] QString displayLines(const QString &text);

} // namespace coinpay
