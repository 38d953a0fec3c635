// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/statuswidget.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPainter>

namespace coinpay {

namespace {

constexpr int Padding = theme::Gap;
constexpr double HoverShare = 0.07;

} // namespace

StatusWidget::StatusWidget(const Clock &clock, QWidget *parent)
    : QAbstractButton(parent)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("statusWidget"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StatusWidget::refresh);
    refresh();
}

void StatusWidget::show(const ConnectionStatus &status)
{
    m_status = status;
    refresh();
}

void StatusWidget::refresh()
{
    const StatusWords before = m_words;
    m_words = statusWords(m_status, m_clock.now());
    if (m_words.holdsMs > 0)
        m_timer.start(std::chrono::milliseconds(m_words.holdsMs));
    else
        m_timer.stop();
    if (before.word == m_words.word && before.detail == m_words.detail)
        return;
    setAccessibleName(tr("Connection: %1", "%1 like “Live”").arg(m_words.word));
    setAccessibleDescription(m_words.detail);
    setToolTip(tr("%1 · %2\nClick for details", "state of the connection, how fresh")
                   .arg(m_words.word, m_words.detail));
    update();
}

QSize StatusWidget::sizeHint() const
{
    const int lines =
        fontMetrics().lineSpacing() + QFontMetrics(theme::small(font())).lineSpacing();
    return {0, lines + 2 * theme::Gap};
}

void StatusWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown() || hasFocus()) {
        const QColor ink = palette().color(QPalette::WindowText);
        painter.setPen(hasFocus() ? QPen(theme::focusRing(palette()), 2) : QPen(Qt::NoPen));
        painter.setBrush(theme::mixed(ink, theme::railGround(palette()), HoverShare));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::Radius,
                                theme::Radius);
    }
    const QFont small = theme::small(font());
    const int line = fontMetrics().lineSpacing();
    const QRect icon(Padding, theme::Gap + (line - theme::IconSmall) / 2, theme::IconSmall,
                     theme::IconSmall);
    theme::icon(m_words.icon, m_words.tone).paint(&painter, icon);
    const int left = icon.right() + 1 + theme::Gap;
    const int width = this->width() - left - theme::Gap;
    painter.setFont(theme::heading(font()));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(left, theme::Gap, width, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(painter.font()).elidedText(m_words.word, Qt::ElideRight, width));
    painter.setFont(small);
    painter.setPen(theme::quietText(palette()));
    painter.drawText(QRect(left, theme::Gap + line, width, QFontMetrics(small).lineSpacing()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(small).elidedText(m_words.detail, Qt::ElideRight, width));
}

} // namespace coinpay
