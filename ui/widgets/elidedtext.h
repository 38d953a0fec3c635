// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QPainter;
class QRect;
class QString;

namespace coinpay {

//! One line of text in the painter's font and pen, in the middle of the height of `room`, elided
//! where it is too wide; `horizontal` is left or right. What QPainter::drawText draws of what
//! QFontMetrics::elidedText leaves, but a text that fits is shaped once, not twice: a table of text
//! spends most of its time there.
void drawElided(QPainter &painter, const QRect &room, Qt::Alignment horizontal,
                Qt::TextElideMode elide, const QString &text);

} // namespace coinpay
