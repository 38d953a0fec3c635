// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStyle>

class QPainter;
class QPalette;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionHeader;
class QStyleOptionSlider;
class QWidget;

namespace coinpay::theme {

inline constexpr int LeastHandle = 32; //!< of a scroll bar, so that it can be caught

//! A scroll bar without arrows at its ends: handle and what is before and behind it.
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part);
//! A slim handle on nothing: the scroll bar takes part in no design. `ground` is what the area
//! beside it stands on.
void drawScrollBar(const QStyleOptionSlider &option, const QRect &handle, const QColor &ground,
                   QPainter &painter);
//! What an area that scrolls stands on; also said to its scroll bars and to the corner between.
[[nodiscard]] QColor scrollGround(const QWidget *part, const QPalette &palette);
//! The one arrow of everything that opens a list: at the right end of `room`.
void drawMenuArrow(const QRect &room, bool enabled, QPainter &painter);
//! Icon and text from the left, the arrow at the right: a button that opens a menu, like a combo
//! box.
void drawMenuButtonLabel(const QStyleOptionButton &option, QPainter &painter);
//! The ring of a radio button and the box of a check box, as plain to see on a dark ground as on a
//! light one.
void drawRadioIndicator(const QStyleOption &option, QPainter &painter);
void drawCheckIndicator(const QStyleOption &option, QPainter &painter);
//! Text areas and lists: square, because their viewport is.
void drawAreaFrame(const QStyleOption &option, QPainter &painter, bool focused);
//! A flat header cell with a hairline beneath.
void drawHeaderSection(const QStyleOptionHeader &option, QPainter &painter);

} // namespace coinpay::theme
