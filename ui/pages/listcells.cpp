// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listcells.h"

#include "core/text.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "widgets/confirmations.h"
#include "widgets/statebadge.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace coinpay {

namespace {

constexpr qsizetype LongestText = 120;
constexpr int BarHeight = 8;

QRect inside(const QRect &cell)
{
    return cell.adjusted(theme::Gap, 0, -theme::Gap, 0);
}

} // namespace

ListContent::~ListContent() = default;

ListCell stateCell(const theme::StateLook &look)
{
    ListCell cell;
    cell.text = look.word;
    cell.tip = look.meaning;
    cell.look = look;
    return cell;
}

ListCell amountCell(const Money &money, const QLocale &locale)
{
    ListCell cell;
    if (money.asset().isEmpty())
        return cell;
    cell.text = theme::amount(money, locale);
    cell.tip = theme::amountWithAsset(money, locale);
    return cell;
}

ListCell timeCell(UnixMs time, UnixMs now, const QLocale &locale)
{
    ListCell cell;
    cell.text = theme::relativeTime(time, now, locale);
    cell.tip = theme::absoluteTime(time, locale);
    return cell;
}

ListCell confirmationsCell(int confirmations, int required)
{
    ListCell cell;
    cell.text = confirmationsText(confirmations, required);
    cell.confirmations = confirmations;
    cell.requiredConfirmations = required;
    return cell;
}

ListCell textCell(const QString &text)
{
    ListCell cell;
    cell.text = displayText(text, LongestText);
    return cell;
}

ListCells::ListCells(const ListContent &content, Heartbeat &heartbeat, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_content(content)
    , m_columns(content.columns())
    , m_heartbeat(heartbeat)
{
}

void ListCells::paint(QPainter *painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const
{
    painter->setFont(option.font);
    // A view takes the separators of thousands out of an option's locale.
    const QLocale locale = option.widget ? option.widget->locale() : option.locale;
    const auto cell = m_content.cell(index.row(), index.column(), m_heartbeat.now(), locale);
    if (cell)
        paintCell(*painter, option, *cell, m_columns.at(index.column()).kind);
    else
        paintPlaceholder(*painter, option, index);
}

void ListCells::paintPlaceholder(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    // Bars of uneven length read as text on its way, not as a broken table.
    const QRect room = inside(option.rect);
    const int share = 40 + (index.row() * 7 + index.column() * 13) % 40;
    QRect bar(0, 0, room.width() * share / 100, BarHeight);
    bar.moveCenter(room.center());
    if (m_columns.at(index.column()).kind == CellKind::Amount)
        bar.moveRight(room.right());
    else
        bar.moveLeft(room.left());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::hairline(option.palette));
    painter.drawRoundedRect(bar, BarHeight / 2.0, BarHeight / 2.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ListCells::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
                          const ListCell &cell, CellKind kind) const
{
    const QRect room = inside(option.rect);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor selectedInk = option.palette.color(QPalette::HighlightedText);
    const QColor ink = selected ? selectedInk : option.palette.color(QPalette::Text);
    const QColor quiet = selected ? selectedInk : theme::quietText(option.palette);
    const auto draw = [&](const QColor &colour, Qt::Alignment alignment, Qt::TextElideMode elide) {
        painter.setPen(colour);
        painter.drawText(room, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(cell.text, elide, room.width()));
    };
    switch (kind) {
    case CellKind::State:
        paintState(painter, room, cell.look, option.palette, selected ? selectedInk : QColor());
        break;
    case CellKind::Amount:
        painter.setFont(theme::tabular(option.font));
        // Cut on the left a number would read as a smaller one.
        draw(ink, Qt::AlignRight, Qt::ElideRight);
        break;
    case CellKind::Unit:
    case CellKind::Time: draw(quiet, Qt::AlignLeft, Qt::ElideRight); break;
    case CellKind::Words: draw(ink, Qt::AlignLeft, Qt::ElideRight); break;
    case CellKind::Confirmations:
        paintConfirmations(painter, room, cell.confirmations, cell.requiredConfirmations,
                           option.palette, selected ? selectedInk : QColor());
        break;
    case CellKind::Id:
        painter.setFont(theme::monospaced(theme::small(option.font)));
        draw(quiet, Qt::AlignLeft, Qt::ElideMiddle);
        break;
    }
}

bool ListCells::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                          const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    const auto cell =
        m_content.cell(index.row(), index.column(), m_heartbeat.now(), view->locale());
    if (!cell)
        return false;
    const QString text = cell->tip.isEmpty() ? cell->text : cell->tip;
    // Escaped, because a tooltip takes what looks like HTML for HTML.
    QToolTip::showText(event->globalPos(),
                       text.isEmpty() ? QString()
                                      : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped()),
                       view, view->visualRect(index));
    return true;
}

} // namespace coinpay
