// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tablepane.h"

#include "pages/columnsmodel.h"
#include "pages/detailpane.h"
#include "pages/freshnessline.h"
#include "pages/listtable.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>

namespace coinpay {

namespace {

constexpr int DetailShare = 38;   //!< of the width, in percent
constexpr int WidestDetail = 560; //!< unless a person wants more

} // namespace

TablePane::TablePane(Heartbeat &heartbeat, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_settings(settings)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
}

TablePane::~TablePane()
{
    if (m_ownSplit)
        m_settings.set(*m_splitSetting, m_splitter->saveState());
    delete m_splitter; // the table stands on the content
}

void TablePane::build(Parts parts)
{
    m_content = std::move(parts.content);
    m_splitSetting = parts.split;
    m_detail = parts.detail;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::GapGroup - theme::Grid, 0, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    if (parts.filters)
        column->addWidget(parts.filters);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->insertWidget(0, buildList(parts));
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
    connect(m_table, &LongTable::currentRowChosen, this,
            [this](const QModelIndex &current) { choose(current.row()); });
    connect(m_table, &LongTable::visibleRowsChanged, this, [this](int, int last) { seen(last); });
    connect(m_table, &QAbstractItemView::activated, m_detail, &DetailPane::enter);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownSplit = true; });
    m_ownSplit = m_splitter->restoreState(m_settings.value(*m_splitSetting));
}

QWidget *TablePane::buildList(Parts &parts)
{
    auto *list = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *rows = new ColumnsModel(*parts.model, parts.columns, this);
    m_table = new ListTable(*rows, *m_content, m_heartbeat, list);
    m_table->setObjectName(parts.tableName);
    m_table->setAccessibleName(parts.title);
    m_table->header()->setSectionsClickable(false); // there is one order
    m_face = new EmptyState(list);
    m_listOrFace = new QStackedWidget(list);
    m_listOrFace->addWidget(m_table);
    m_listOrFace->addWidget(m_face);
    column->addWidget(m_listOrFace, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(theme::Gap, 0, 0, 0);
    m_count = new QLabel(list);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setFont(theme::small(font()));
    m_freshness = new FreshnessLine(m_heartbeat, list);
    foot->addWidget(m_count);
    foot->addWidget(m_freshness, 1);
    column->addLayout(foot);
    return list;
}

void TablePane::showFace(bool shown, bool alone)
{
    m_listOrFace->setCurrentWidget(shown ? static_cast<QWidget *>(m_face) : m_table);
    m_count->setVisible(!shown);
    m_detail->setVisible(!shown || !alone);
}

void TablePane::setCount(const QString &text)
{
    m_count->setText(text);
}

void TablePane::setFreshness(const Freshness &freshness)
{
    m_freshness->setFreshness(freshness);
    m_detail->setFreshness(freshness);
}

void TablePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    split();
}

//! Until a person draws the line, the list has what the detail does not need.
void TablePane::split()
{
    if (m_ownSplit || !m_detail)
        return;
    const int whole = width() - m_splitter->handleWidth();
    const int share = qMin(whole * DetailShare / 100, whole - m_table->usualWidth());
    const int detail = qBound(m_detail->minimumWidth(), share, WidestDetail);
    m_splitter->setSizes({whole - detail, detail});
}

} // namespace coinpay
