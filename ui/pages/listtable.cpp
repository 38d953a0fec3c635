// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listtable.h"

#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "widgets/confirmations.h"

#include <QDate>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <limits>

namespace coinpay {

namespace {

int widestDate(const QFontMetrics &metrics, const QLocale &locale)
{
    constexpr int AnyYear = 2028;
    constexpr int TwoDigits = 28;
    int width = 0;
    for (int month = 1; month <= 12; ++month) {
        const QDate date(AnyYear, month, TwoDigits);
        width = qMax(width, metrics.horizontalAdvance(locale.toString(date, QLocale::ShortFormat)));
    }
    return width;
}

} // namespace

ListTable::ListTable(QAbstractItemModel &model, const ListContent &content, Heartbeat &heartbeat,
                     QWidget *parent)
    : LongTable(parent)
    , m_model(model)
    , m_content(content)
    , m_columns(content.columns())
    , m_heartbeat(heartbeat)
{
    setItemDelegate(new ListCells(content, heartbeat, this));
    setModel(&model);
    setDefaultColumns();
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::customContextMenuRequested, this, &ListTable::offerColumns);
    connect(header(), &QHeaderView::sectionClicked, this, &ListTable::sortBy);
    connect(header(), &QHeaderView::sectionMoved, this, &ListTable::columnsChanged);
    connect(header(), &QHeaderView::sectionResized, this, [this] {
        if (!m_fitting)
            Q_EMIT columnsChanged();
    });
    connect(&heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            viewport()->update();
    });
}

void ListTable::setDefaultColumns()
{
    header()->setSectionsMovable(true);
    int least = std::numeric_limits<int>::max();
    for (int column = 0; column < m_columns.size(); ++column) {
        const int width = widthOf(column);
        header()->resizeSection(column, width);
        least = qMin(least, width);
    }
    header()->setMinimumSectionSize(least);
    for (int column = 0; column < m_columns.size(); ++column) {
        if (m_columns.at(column).hiddenAtFirst)
            header()->setSectionHidden(column, true);
    }
    header()->setSectionResizeMode(m_content.widestColumn(), QHeaderView::Fixed);
    showOrder();
}

void ListTable::showOrder()
{
    const ListContent::Order order = m_content.order();
    header()->setSortIndicator(order.column,
                               order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

QString ListTable::cellText(const QModelIndex &index) const
{
    const auto cell = m_content.cell(index.row(), index.column(), m_heartbeat.now(), locale());
    //: Said to a screen reader of a row that is still being read from the disk
    return cell ? cell->text : tr("loading");
}

//! What the widest usual words of a language need, in pixels; 0 where words do not differ.
int ListTable::widthOfWords(CellKind kind) const
{
    constexpr int Icon = theme::IconSmall + theme::GapTight + 2;
    const QFontMetrics metrics = fontMetrics();
    int width = 0;
    switch (kind) {
    case CellKind::State:
        for (const QString &word : m_content.stateWords())
            width = qMax(width, metrics.horizontalAdvance(word));
        return width + Icon + 1;
    case CellKind::Time:
        return qMax(widestDate(metrics, locale()) + theme::Gap,
                    metrics.horizontalAdvance(theme::relativeTime(1, 1)));
    case CellKind::Confirmations:
        return metrics.horizontalAdvance(confirmationsText(20, 20)) + Icon;
    case CellKind::Amount:
    case CellKind::Unit:
    case CellKind::Words:
    case CellKind::Id: break;
    }
    return width;
}

int ListTable::widthOf(int column) const
{
    constexpr int SortArrow = 14;
    const ListColumn &what = m_columns.at(column);
    const int digits = what.digits * fontMetrics().horizontalAdvance(u'0');
    const QString name = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int heading =
        QFontMetrics(theme::small(header()->font())).horizontalAdvance(name) + SortArrow;
    return qMax(qMax(digits, heading), widthOfWords(what.kind)) + 2 * theme::Gap;
}

void ListTable::updateGeometries()
{
    LongTable::updateGeometries();
    const int widest = m_content.widestColumn();
    if (m_fitting || header()->isSectionHidden(widest))
        return;
    const QScopedValueRollback once(m_fitting, true);
    const int others = header()->length() - header()->sectionSize(widest);
    header()->resizeSection(widest, qMax(widthOf(widest), viewport()->width() - others));
    LongTable::updateGeometries();
}

int ListTable::usualWidth() const
{
    const int widest = m_content.widestColumn();
    const int others = header()->length() - header()->sectionSize(widest);
    const int words = header()->isSectionHidden(widest) ? 0 : widthOf(widest);
    return others + words + verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
}

void ListTable::restoreColumns(const QByteArray &state)
{
    const QSignalBlocker quietly(this);
    const bool restored = header()->restoreState(state) && shownColumns() > 0;
    if (!restored && !state.isEmpty()) // where nothing was kept, the columns are the usual ones
        setDefaultColumns();
    header()->setSectionResizeMode(m_content.widestColumn(), QHeaderView::Fixed);
    showOrder();
    updateGeometries();
}

QByteArray ListTable::columns() const
{
    return header()->saveState();
}

int ListTable::shownColumns() const
{
    return header()->count() - header()->hiddenSectionCount();
}

void ListTable::showColumn(int column, bool shown)
{
    if (!shown && shownColumns() <= 1)
        return;
    header()->setSectionHidden(column, !shown);
    updateGeometries();
    viewport()->update();
    Q_EMIT columnsChanged();
}

void ListTable::sortBy(int column)
{
    const ListContent::Order before = m_content.order();
    const CellKind kind = m_columns.at(column).kind;
    // Times and amounts are looked at from the top end first, words from A.
    const bool largestFirst =
        kind == CellKind::Time || kind == CellKind::Amount || kind == CellKind::Confirmations;
    const bool descending = column == before.column ? !before.descending : largestFirst;
    m_model.sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    showOrder();
}

void ListTable::offerColumns(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_columns.size(); ++column) {
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
        for (int column = 0; column < m_columns.size(); ++column) {
            header()->setSectionHidden(column, false);
            header()->moveSection(header()->visualIndex(column), column);
        }
        setDefaultColumns();
        updateGeometries();
        Q_EMIT columnsChanged();
    });
    menu->popup(header()->mapToGlobal(at));
}

void ListTable::paintEvent(QPaintEvent *event)
{
    LongTable::paintEvent(event);
    scheduleTimes();
}

//! Asks for the moment at which the first time that is on screen would read differently.
void ListTable::scheduleTimes()
{
    const UnixMs now = m_heartbeat.now();
    qint64 soonest = std::numeric_limits<qint64>::max();
    const auto [first, last] = visibleRows();
    for (int column = 0; column < m_columns.size(); ++column) {
        if (m_columns.at(column).kind != CellKind::Time || header()->isSectionHidden(column))
            continue;
        for (int row = first; row <= last; ++row) {
            const UnixMs time = m_content.time(row, column);
            if (time > 0)
                soonest = qMin(soonest, theme::relativeTimeHoldsMs(time, now));
        }
    }
    if (soonest != std::numeric_limits<qint64>::max())
        m_heartbeat.beatWithin(soonest);
}

} // namespace coinpay
