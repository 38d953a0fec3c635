// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace coinpay {

//! Plain text that wraps.
[[nodiscard]] QLabel *sentence(const QString &text, QWidget *parent);
//! As sentence(), for words that a person may want to copy: selectable with the mouse, and no stop
//! of the tab key.
[[nodiscard]] QLabel *selectableSentence(const QString &text, QWidget *parent);
//! Plain text above a part of a page.
[[nodiscard]] QLabel *headingLabel(const QString &text, QWidget *parent);

} // namespace coinpay
