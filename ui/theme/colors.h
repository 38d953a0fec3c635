// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace coinpay::theme {

//! What a colour says. Never said by colour alone: an icon and a word go with it.
enum class Tone {
    Neutral,  //!< nothing to do, nothing to fear
    Waiting,  //!< somebody else's turn
    Progress, //!< moving by itself
    Good,
    Attention, //!< a person should look
    Bad,
};

//! The least contrast of text to what it stands on (WCAG 2.1, 1.4.3).
inline constexpr double MinimumContrast = 4.5;

//! WCAG 2.1 contrast ratio, 1…21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);
//! `ink`, made lighter or darker until it can be read on `ground`.
[[nodiscard]] QColor readable(const QColor &ink, const QColor &ground);
[[nodiscard]] QColor mixed(const QColor &over, const QColor &under, double share);

//! Ink of a tone, at least MinimumContrast on the palette's base, window and soft ground.
[[nodiscard]] QColor toneInk(Tone tone, const QPalette &palette);
//! The quiet ground of a badge or a notice in this tone.
[[nodiscard]] QColor toneGround(Tone tone, const QPalette &palette);

//! The one accent: links, the chosen page, the default button.
[[nodiscard]] QColor accent(const QPalette &palette);
//! Around what has the keyboard: the accent, as plain to see on what it stands on as text is.
[[nodiscard]] QColor focusRing(const QPalette &palette);
//! Text of second rank that is still readable: times, hints, units.
[[nodiscard]] QColor quietText(const QPalette &palette);
//! Hairlines between areas.
[[nodiscard]] QColor hairline(const QPalette &palette);
//! The left rail, a shade off the page.
[[nodiscard]] QColor railGround(const QPalette &palette);
//! The stripe of sandbox and test profiles, and the ink on it.
[[nodiscard]] QColor stripeGround(const QPalette &palette);
[[nodiscard]] QColor stripeInk(const QPalette &palette);

} // namespace coinpay::theme
