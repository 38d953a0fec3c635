// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicetable.h"

#include "models/invoicelistmodel.h"
#include "pages/invoicecells.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/confirmations.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

namespace coinpay {

namespace {

using Model = InvoiceListModel;

//! At first sight: what it is, how much, whose, since when. The rest is one click away.
constexpr std::array hiddenAtFirst{Model::Updated, Model::Id};

//! Widths for usual content, in digits of the table's own font.
constexpr int digitsOf(Model::Column column)
{
    switch (column) {
    case Model::State: return 12;
    case Model::Amount: return 10;
    case Model::Asset: return 5;
    case Model::Reference: return 11;
    case Model::Created: return 9;
    case Model::Confirmations: return 10;
    case Model::RequestId: return 12;
    case Model::Updated: return 9;
    case Model::Id: return 20;
    case Model::ColumnCount: break;
    }
    return 10;
}

//! What the widest usual words of a language need, in pixels; 0 where words do not differ.
int widthOfWords(int column, const QFontMetrics &metrics)
{
    constexpr UnixMs FourWeeks = 27LL * 24 * 3'600'000;
    constexpr int Icon = theme::IconSmall + theme::GapTight + 2;
    int width = 0;
    switch (static_cast<Model::Column>(column)) {
    case Model::State:
        for (const InvoiceStatus status : invoiceStatuses)
            width = qMax(width, metrics.horizontalAdvance(theme::look(status).word));
        return width + Icon + 1;
    case Model::Created:
    case Model::Updated:
        return metrics.horizontalAdvance(theme::relativeTime(1, 1 + FourWeeks)) + theme::Gap;
    case Model::Confirmations: return metrics.horizontalAdvance(confirmationsText(20, 20)) + Icon;
    default: return 0;
    }
}

} // namespace

InvoiceTable::InvoiceTable(InvoiceListModel &model, Heartbeat &heartbeat, QWidget *parent)
    : LongTable(parent)
    , m_model(model)
    , m_heartbeat(heartbeat)
{
    setItemDelegate(new InvoiceCells(heartbeat, this));
    setModel(&model);
    setAccessibleName(tr("Invoices"));
    setDefaultColumns();
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::customContextMenuRequested, this, &InvoiceTable::offerColumns);
    connect(header(), &QHeaderView::sectionClicked, this, &InvoiceTable::sortBy);
    connect(header(), &QHeaderView::sectionMoved, this, &InvoiceTable::columnsChanged);
    connect(header(), &QHeaderView::sectionResized, this, [this] {
        if (!m_fitting)
            Q_EMIT columnsChanged();
    });
    connect(&heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            viewport()->update();
    });
    connect(this, &LongTable::visibleRowsChanged, &model, &InvoiceListModel::setVisibleRows);
}

void InvoiceTable::setDefaultColumns()
{
    header()->setSectionsMovable(true);
    header()->setMinimumSectionSize(widthOf(Model::Asset));
    for (int column = 0; column < Model::ColumnCount; ++column)
        header()->resizeSection(column, widthOf(column));
    for (const Model::Column column : hiddenAtFirst)
        header()->setSectionHidden(column, true);
    header()->setSectionResizeMode(Model::Reference, QHeaderView::Fixed);
    header()->setSortIndicator(Model::columnOf(m_model.query().sort), m_model.query().descending
                                                                          ? Qt::DescendingOrder
                                                                          : Qt::AscendingOrder);
}

QString InvoiceTable::cellText(const QModelIndex &index) const
{
    const InvoiceRow *row = m_model.rowAt(index.row());
    //: Said to a screen reader of a row that is still being read from the disk
    return row ? invoiceCellText(*row, index.column(), m_heartbeat.now(), locale()) : tr("loading");
}

int InvoiceTable::widthOf(int column) const
{
    constexpr int SortArrow = 14;
    const int digits =
        digitsOf(static_cast<Model::Column>(column)) * fontMetrics().horizontalAdvance(u'0');
    const QString name = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int heading =
        QFontMetrics(theme::small(header()->font())).horizontalAdvance(name) + SortArrow;
    return qMax(qMax(digits, heading), widthOfWords(column, fontMetrics())) + 2 * theme::Gap;
}

void InvoiceTable::updateGeometries()
{
    LongTable::updateGeometries();
    if (m_fitting || header()->isSectionHidden(Model::Reference))
        return;
    const QScopedValueRollback once(m_fitting, true);
    const int others = header()->length() - header()->sectionSize(Model::Reference);
    header()->resizeSection(Model::Reference,
                            qMax(widthOf(Model::Reference), viewport()->width() - others));
    LongTable::updateGeometries();
}

void InvoiceTable::restoreColumns(const QByteArray &state)
{
    const QSignalBlocker quietly(this);
    if (!header()->restoreState(state) || shownColumns() == 0)
        setDefaultColumns();
    header()->setSectionResizeMode(Model::Reference, QHeaderView::Fixed);
    header()->setSortIndicator(Model::columnOf(m_model.query().sort), m_model.query().descending
                                                                          ? Qt::DescendingOrder
                                                                          : Qt::AscendingOrder);
    updateGeometries();
}

QByteArray InvoiceTable::columns() const
{
    return header()->saveState();
}

int InvoiceTable::shownColumns() const
{
    return header()->count() - header()->hiddenSectionCount();
}

void InvoiceTable::showColumn(int column, bool shown)
{
    if (!shown && shownColumns() <= 1)
        return;
    header()->setSectionHidden(column, !shown);
    updateGeometries();
    viewport()->update();
    Q_EMIT columnsChanged();
}

void InvoiceTable::sortBy(int column)
{
    const bool again = Model::sortOf(static_cast<Model::Column>(column)) == m_model.query().sort;
    // Times and amounts are looked at from the top end first, words from A.
    const bool largestFirst = column == Model::Created || column == Model::Updated ||
                              column == Model::Amount || column == Model::Confirmations;
    const bool descending = again ? !m_model.query().descending : largestFirst;
    const Qt::SortOrder order = descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    header()->setSortIndicator(column, order);
    m_model.sort(column, order);
}

void InvoiceTable::offerColumns(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < Model::ColumnCount; ++column) {
        QAction *action =
            menu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header()->isSectionHidden(column));
        action->setEnabled(!action->isChecked() || shownColumns() > 1);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { showColumn(column, shown); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Usual columns")), &QAction::triggered, this, [this] {
        for (int column = 0; column < Model::ColumnCount; ++column) {
            header()->setSectionHidden(column, false);
            header()->moveSection(header()->visualIndex(column), column);
        }
        setDefaultColumns();
        Q_EMIT columnsChanged();
    });
    menu->popup(header()->mapToGlobal(at));
}

void InvoiceTable::paintEvent(QPaintEvent *event)
{
    LongTable::paintEvent(event);
    scheduleTimes();
}

//! Asks for the moment at which the first time that is on screen would read differently.
void InvoiceTable::scheduleTimes()
{
    const UnixMs now = m_heartbeat.now();
    const bool updated = !header()->isSectionHidden(Model::Updated);
    if (header()->isSectionHidden(Model::Created) && !updated)
        return;
    qint64 soonest = std::numeric_limits<qint64>::max();
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        const InvoiceRow *shown = m_model.rowAt(row);
        if (!shown)
            continue;
        soonest = qMin(soonest, theme::relativeTimeHoldsMs(shown->createdAt, now));
        if (updated)
            soonest = qMin(soonest, theme::relativeTimeHoldsMs(shown->updatedAt, now));
    }
    if (soonest != std::numeric_limits<qint64>::max())
        m_heartbeat.beatWithin(soonest);
}

} // namespace coinpay
