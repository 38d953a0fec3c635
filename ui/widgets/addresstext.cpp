// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/addresstext.h"

#include "core/text.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QPainter>

namespace coinpay {

namespace {

constexpr int GroupSize = 4;
constexpr int LeastGroups = 3;
constexpr int UsualGroups = 6;
constexpr qsizetype LongestAddress = 200;
constexpr int LineGap = 3;

} // namespace

AddressText::AddressText(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AddressText::setAddress(const QString &name, const QString &address,
                             const QList<TextRange> &marks)
{
    m_address = displayText(address, LongestAddress);
    // What is shown another way than it came cannot be marked by the place it came at.
    m_marks = m_address == address ? marks : QList<TextRange>();
    setAccessibleName(name);
    setAccessibleDescription(m_address);
    updateGeometry();
    update();
}

QFont AddressText::face(bool marked) const
{
    QFont font = theme::monospaced(this->font());
    font.setBold(marked);
    font.setUnderline(marked);
    return font;
}

int AddressText::groups() const
{
    return static_cast<int>((m_address.size() + GroupSize - 1) / GroupSize);
}

int AddressText::groupsPerLine(int width) const
{
    const int character = QFontMetrics(face(true)).horizontalAdvance(u'0');
    return qMax(LeastGroups, (width + character) / ((GroupSize + 1) * character));
}

int AddressText::heightForWidth(int width) const
{
    const int perLine = groupsPerLine(width);
    const int lines = qMax(1, (groups() + perLine - 1) / perLine);
    return lines * (QFontMetrics(face(true)).height() + LineGap);
}

QSize AddressText::sizeHint() const
{
    const int character = QFontMetrics(face(true)).horizontalAdvance(u'0');
    const int width = UsualGroups * (GroupSize + 1) * character;
    return {width, heightForWidth(width)};
}

QSize AddressText::minimumSizeHint() const
{
    const int character = QFontMetrics(face(true)).horizontalAdvance(u'0');
    return {LeastGroups * (GroupSize + 1) * character, heightForWidth(width())};
}

bool AddressText::isMarked(qsizetype at) const
{
    return std::any_of(m_marks.begin(), m_marks.end(), [at](const TextRange &mark) {
        return at >= mark.from && at < mark.from + mark.length;
    });
}

void AddressText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFontMetrics metrics(face(true));
    const int character = metrics.horizontalAdvance(u'0');
    const int line = metrics.height() + LineGap;
    const int perLine = groupsPerLine(width());
    for (qsizetype at = 0; at < m_address.size(); ++at) {
        const int group = static_cast<int>(at / GroupSize);
        const int column = group % perLine * (GroupSize + 1) + static_cast<int>(at % GroupSize);
        const QRect cell(column * character, group / perLine * line, character, line);
        const bool marked = isMarked(at);
        if (marked)
            painter.fillRect(cell, theme::toneGround(theme::Tone::Attention, palette()));
        painter.setFont(face(marked));
        painter.setPen(marked ? theme::toneInk(theme::Tone::Attention, palette())
                              : palette().color(QPalette::WindowText));
        painter.drawText(cell, Qt::AlignCenter, m_address.mid(at, 1));
    }
}

void AddressText::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace coinpay
