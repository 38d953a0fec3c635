// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elidedlabel.h"

#include "theme/colors.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace coinpay {

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent)
    : QFrame(parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setLeastCharacters(int characters)
{
    m_leastCharacters = characters;
    updateGeometry();
}

void ElidedLabel::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

bool ElidedLabel::isElided() const
{
    return widthOf(m_text) > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    return {widthOf(m_text), fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int least = fontMetrics().averageCharWidth() * m_leastCharacters;
    return {qMin(least, widthOf(m_text)), fontMetrics().height()};
}

int ElidedLabel::widthOf(const QString &text) const
{
    return fontMetrics().horizontalAdvance(text) + 1;
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_quiet ? theme::quietText(palette()) : palette().color(foregroundRole()));
    const QRect room = contentsRect();
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, m_mode, room.width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isElided()) {
        // As plain text: Qt takes what looks like HTML for HTML.
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           QStringLiteral("<span>%1</span>").arg(m_text.toHtmlEscaped()), this);
        return true;
    }
    return QFrame::event(event);
}

} // namespace coinpay
