// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/fonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>

namespace coinpay::theme {

namespace {

constexpr qreal TitleScale = 1.35;
constexpr qreal SmallScale = 0.9;
constexpr qreal FigureScale = 1.9;
constexpr qreal SmallestPoints = 8;

bool digitsLineUp(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (!qFuzzyCompare(metrics.horizontalAdvance(digit), zero))
            return false;
    }
    return true;
}

//! A font is sized in points or in pixels; either way it grows by the same share.
QFont scaled(QFont font, qreal share)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(qMax(SmallestPoints, font.pointSizeF() * share));
    else if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * share));
    return font;
}

} // namespace

QFont tabular(const QFont &base)
{
    return digitsLineUp(base) ? base : monospaced(base);
}

QFont monospaced(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF());
    else
        font.setPixelSize(base.pixelSize());
    return font;
}

QFont title(const QFont &base)
{
    QFont font = scaled(base, TitleScale);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont heading(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont small(const QFont &base)
{
    return scaled(base, SmallScale);
}

QFont figure(const QFont &base)
{
    QFont font = tabular(scaled(base, FigureScale));
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace coinpay::theme
