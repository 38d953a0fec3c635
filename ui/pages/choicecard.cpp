// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/choicecard.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPainter>

namespace coinpay {

namespace {

constexpr int IconSide = 28;
constexpr int Padding = theme::GapGroup;
constexpr int Left = Padding + IconSide + theme::GapGroup;
constexpr int Right = Padding + theme::IconRail + theme::Gap;
constexpr double HoverShare = 0.05;

QRect textRect(const QFontMetrics &metrics, const QString &text, int width)
{
    return metrics.boundingRect(QRect(0, 0, width, INT_MAX / 2), Qt::TextWordWrap, text);
}

} // namespace

ChoiceCard::ChoiceCard(const QString &icon, const QString &title, const QString &text,
                       QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(icon)
    , m_sentence(text)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ChoiceCard::sizeHint() const
{
    return {theme::TextColumn, heightForWidth(theme::TextColumn)};
}

int ChoiceCard::heightForWidth(int width) const
{
    const int titleHeight = QFontMetrics(theme::heading(font())).lineSpacing();
    const int textHeight = textRect(fontMetrics(), m_sentence, width - Left - Right).height();
    return 2 * Padding + titleHeight + theme::Grid + textHeight;
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor base = palette().color(QPalette::Base);
    const bool lit = underMouse() || isDown();
    painter.setBrush(lit ? theme::mixed(theme::accent(palette()), base, HoverShare) : base);
    const bool framed = hasFocus() || lit;
    painter.setPen(QPen(framed ? theme::focusRing(palette()) : theme::hairline(palette()),
                        hasFocus() ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::Radius + 2,
                            theme::Radius + 2);
    const QRect icon(Padding, Padding, IconSide, IconSide);
    theme::accentIcon(m_iconName).paint(&painter, icon);
    const QRect arrow(width() - Padding - theme::IconRail, (height() - theme::IconRail) / 2,
                      theme::IconRail, theme::IconRail);
    theme::icon(QStringLiteral("chevron-right")).paint(&painter, arrow);
    const QFont titleFont = theme::heading(font());
    const int line = QFontMetrics(titleFont).lineSpacing();
    const int textWidth = width() - Left - Right;
    painter.setPen(palette().color(QPalette::Text));
    painter.setFont(titleFont);
    painter.drawText(QRect(Left, Padding, textWidth, line), Qt::AlignLeft, text());
    painter.setFont(font());
    painter.setPen(theme::quietText(palette()));
    painter.drawText(QRect(Left, Padding + line + theme::Grid, textWidth, height()),
                     Qt::TextWordWrap, m_sentence);
}

} // namespace coinpay
