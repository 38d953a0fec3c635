// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicecells.h"

#include "core/text.h"
#include "models/invoicelistmodel.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/confirmations.h"
#include "widgets/statebadge.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace coinpay {

namespace {

using Model = InvoiceListModel;

constexpr qsizetype LongestText = 120;
constexpr int BarHeight = 8;

const InvoiceRow *rowOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const Model *>(index.model());
    return model ? model->rowAt(index.row()) : nullptr;
}

QRect inside(const QRect &cell)
{
    return cell.adjusted(theme::Gap, 0, -theme::Gap, 0);
}

} // namespace

QString invoiceCellText(const InvoiceRow &row, int column, UnixMs now, const QLocale &locale)
{
    switch (static_cast<Model::Column>(column)) {
    case Model::State: return theme::look(row.status, row.statusText).word;
    case Model::Amount: return theme::amount(row.amount, locale);
    case Model::Asset: return displayText(row.amount.asset(), LongestText);
    case Model::Reference: return displayText(row.reference, LongestText);
    case Model::Created: return theme::relativeTime(row.createdAt, now, locale);
    case Model::Confirmations:
        return confirmationsText(row.confirmations, row.requiredConfirmations);
    case Model::RequestId: return displayText(row.requestId, LongestText);
    case Model::Updated: return theme::relativeTime(row.updatedAt, now, locale);
    case Model::Id: return displayText(row.id, LongestText);
    case Model::ColumnCount: break;
    }
    return {};
}

InvoiceCells::InvoiceCells(Heartbeat &heartbeat, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_heartbeat(heartbeat)
{
}

QString InvoiceCells::displayText(const QVariant &value, const QLocale &locale) const
{
    return QStyledItemDelegate::displayText(value, locale);
}

void InvoiceCells::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->setFont(option.font);
    if (const InvoiceRow *row = rowOf(index))
        paintCell(*painter, option, *row, index.column());
    else
        paintPlaceholder(*painter, option, index);
}

void InvoiceCells::paintPlaceholder(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    // Bars of uneven length read as text on its way, not as a broken table.
    const QRect room = inside(option.rect);
    const int share = 40 + (index.row() * 7 + index.column() * 13) % 40;
    QRect bar(0, 0, room.width() * share / 100, BarHeight);
    bar.moveCenter(room.center());
    index.column() == Model::Amount ? bar.moveRight(room.right()) : bar.moveLeft(room.left());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::hairline(option.palette));
    painter.drawRoundedRect(bar, BarHeight / 2.0, BarHeight / 2.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void InvoiceCells::paintCell(QPainter &painter, const QStyleOptionViewItem &option,
                             const InvoiceRow &row, int column) const
{
    const QRect room = inside(option.rect);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor selectedInk = option.palette.color(QPalette::HighlightedText);
    const QColor ink = selected ? selectedInk : option.palette.color(QPalette::Text);
    const QColor quiet = selected ? selectedInk : theme::quietText(option.palette);
    const QString text = invoiceCellText(row, column, m_heartbeat.now(), option.locale);
    const auto draw = [&](const QColor &colour, Qt::Alignment alignment, Qt::TextElideMode elide) {
        painter.setPen(colour);
        painter.drawText(room, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, elide, room.width()));
    };
    switch (static_cast<Model::Column>(column)) {
    case Model::State:
        paintState(painter, room, theme::look(row.status, row.statusText), option.palette,
                   selected ? selectedInk : QColor());
        break;
    case Model::Amount:
        painter.setFont(theme::tabular(option.font));
        // Cut on the left a number would read as a smaller one.
        draw(ink, Qt::AlignRight, Qt::ElideRight);
        break;
    case Model::Asset:
    case Model::Created:
    case Model::Updated: draw(quiet, Qt::AlignLeft, Qt::ElideRight); break;
    case Model::Reference: draw(ink, Qt::AlignLeft, Qt::ElideRight); break;
    case Model::Confirmations:
        paintConfirmations(painter, room, row.confirmations, row.requiredConfirmations,
                           option.palette, selected ? selectedInk : QColor());
        break;
    case Model::RequestId:
    case Model::Id:
        painter.setFont(theme::monospaced(theme::small(option.font)));
        draw(quiet, Qt::AlignLeft, Qt::ElideMiddle);
        break;
    case Model::ColumnCount: break;
    }
}

bool InvoiceCells::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &, const QModelIndex &index)
{
    const InvoiceRow *row = rowOf(index);
    if (!row || event->type() != QEvent::ToolTip)
        return false;
    QString text = invoiceCellText(*row, index.column(), m_heartbeat.now(), view->locale());
    switch (static_cast<Model::Column>(index.column())) {
    case Model::State: text = theme::look(row->status, row->statusText).meaning; break;
    case Model::Created: text = theme::absoluteTime(row->createdAt, view->locale()); break;
    case Model::Updated: text = theme::absoluteTime(row->updatedAt, view->locale()); break;
    case Model::Amount: text = theme::amountWithAsset(row->amount, view->locale()); break;
    default: break;
    }
    // Escaped, because a tooltip takes what looks like HTML for HTML.
    QToolTip::showText(event->globalPos(),
                       text.isEmpty() ? QString()
                                      : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped()),
                       view, view->visualRect(index));
    return true;
}

} // namespace coinpay
