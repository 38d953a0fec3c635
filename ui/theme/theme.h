// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

#include <optional>

class QApplication;

namespace coinpay::theme {

enum class Mode { System, Light, Dark };

[[nodiscard]] QLatin1String modeName(Mode mode);
[[nodiscard]] std::optional<Mode> modeFromName(QStringView name);

//! Whether text is lighter than what it stands on.
[[nodiscard]] bool isDark(const QPalette &palette);

//! Our own palettes, for where the system has none of its own, or the person chose one.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

//! Style and palette of the whole program. System keeps the desktop's own palette where a platform
//! theme provides one, and otherwise takes ours, dark when the desktop is. May be called again.
void apply(QApplication &application, Mode mode);

} // namespace coinpay::theme
