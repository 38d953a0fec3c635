// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QPainter;
class QRect;
class QStyleOptionHeader;
class QStyleOptionSlider;

namespace coinpay::theme {

//! A slim handle on nothing: the scroll bar takes part in no design.
void drawScrollBar(const QStyleOptionSlider &option, const QRect &handle, const QColor &ground,
                   QPainter &painter);
//! A flat header cell with a hairline beneath.
void drawHeaderSection(const QStyleOptionHeader &option, QPainter &painter);

} // namespace coinpay::theme
