// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QIcon>
#include <QString>

#include <optional>

namespace coinpay::theme {

//! A line icon from resources/icons by its file's name ("copy"), drawn in the palette's text colour
//! at any size and scale, following palette changes; selected rows get the highlighted text's
//! colour. An unknown name gives a null icon.
[[nodiscard]] QIcon icon(const QString &name);
//! The same in the ink of a tone.
[[nodiscard]] QIcon icon(const QString &name, Tone tone);
//! The same in one colour that does not follow the palette.
[[nodiscard]] QIcon icon(const QString &name, const QColor &ink);
//! The accent's colour, following the palette.
[[nodiscard]] QIcon accentIcon(const QString &name);
//! The program's own.
[[nodiscard]] QIcon applicationIcon();

} // namespace coinpay::theme
