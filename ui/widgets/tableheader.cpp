// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableheader.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPaintEvent>
#include <QPainter>

namespace coinpay {

namespace {

constexpr int ArrowSide = 12;

} // namespace

TableHeader::TableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QSize TableHeader::sizeHint() const
{
    // The base would measure every title, and in bold; a table gives its header the width it has.
    return {length(), qMax(theme::RowHeight, fontMetrics().height() + 2 * theme::Gap)};
}

void TableHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    painter.end();
    QHeaderView::paintEvent(event);
    QPainter line(viewport());
    line.setPen(theme::hairline(palette()));
    line.drawLine(0, height() - 1, width(), height() - 1);
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Base));
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const QVariant asked = model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole);
    const bool right = asked.isValid() && Qt::Alignment(asked.toInt()).testFlag(Qt::AlignRight);
    const QRect room = rect.adjusted(theme::Gap, 0, -theme::Gap, 0);
    const int arrow = sorted ? ArrowSide + theme::GapTight / 2 : 0;
    painter->setFont(theme::small(font()));
    painter->setPen(sorted ? palette().color(QPalette::Text) : theme::quietText(palette()));
    const QString text = painter->fontMetrics().elidedText(
        model()->headerData(logicalIndex, orientation(), Qt::DisplayRole).toString(),
        Qt::ElideRight, room.width() - arrow);
    const int words = painter->fontMetrics().horizontalAdvance(text);
    const int left = right ? room.right() + 1 - words - arrow : room.left();
    painter->drawText(QRect(left, room.top(), words + 1, room.height()),
                      Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (sorted) {
        const QString name = sortIndicatorOrder() == Qt::AscendingOrder
                                 ? QStringLiteral("chevron-up")
                                 : QStringLiteral("chevron-down");
        theme::icon(name).paint(painter,
                                QRect(left + words + theme::GapTight / 2,
                                      room.center().y() + 1 - ArrowSide / 2, ArrowSide, ArrowSide));
    }
    painter->restore();
}

} // namespace coinpay
