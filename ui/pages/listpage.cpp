// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listpage.h"

#include "models/listexport.h"
#include "models/longlistmodel.h"
#include "models/openoperationsmodel.h"
#include "pages/detailpane.h"
#include "pages/exportstrip.h"
#include "pages/listtable.h"
#include "pages/operationstrip.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace coinpay {

namespace {

//! A frame at 60 Hz: the most that a window's first picture waits for its rows.
constexpr int FirstPageMs = 16;
constexpr int DetailShare = 36;   //!< of the width, in percent
constexpr int WidestDetail = 560; //!< unless a person wants more

} // namespace

bool hasWholeHistory(const QList<Transition> &transitions, qint64 version)
{
    return !transitions.isEmpty() && transitions.first().fromStatus.isEmpty() &&
           transitions.first().version <= 1 && transitions.last().version == version;
}

ListPage::ListPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                   QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_reader(reader)
    , m_settings(settings)
    , m_heartbeat(new Heartbeat(clock, this))
    , m_operations(
          new OperationStrip(*new OpenOperationsModel(store, reader, this), *m_heartbeat, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
}

ListPage::~ListPage()
{
    if (m_table)
        remember();
    delete m_splitter; // the table stands on the content
}

void ListPage::build(Parts parts)
{
    m_content = std::move(parts.content);
    m_model = parts.model;
    m_words = parts.faces;
    m_countWords = parts.count;
    m_columnsSetting = parts.columns;
    m_splitSetting = parts.split;
    m_detail = parts.detail;
    m_fileName = parts.fileName;
    m_detail->setNotes(m_store, m_reader);
    connect(m_detail, &DetailPane::bundleRequested, this, &ListPage::bundleRequested);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    column->addLayout(buildHead(parts));
    m_filters = new ListFilters(parts.filters, *m_heartbeat, this);
    column->addWidget(m_filters);
    column->addWidget(m_operations);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildList(parts));
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
    wire(parts);
    wireModel();
    m_table->restoreColumns(m_settings.value(*m_columnsSetting));
    m_ownSplit = m_splitter->restoreState(m_settings.value(*m_splitSetting));
    m_model->waitForFirstPage(FirstPageMs);
    tellFreshness();
    chooseFace();
}

void ListPage::attach(Desk &desk)
{
    connect(&desk, &Desk::freshnessChanged, this, [this, &desk](const Freshness &freshness) {
        setScopes(desk.scopes());
        setFreshness(freshness);
    });
    connect(this, &ListPage::tryNowRequested, &desk, &Desk::tryNow);
    connect(this, &ListPage::pauseRequested, &desk, &Desk::pauseFirstSync);
    connect(this, &ListPage::resumeRequested, &desk, &Desk::resumeFirstSync);
    connect(this, &ListPage::pollRequested, &desk, &Desk::pollNow);
    setScopes(desk.scopes());
    setFreshness(desk.freshness());
}

QLayout *ListPage::buildHead(const Parts &parts)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Gap);
    auto *title = new QLabel(parts.title, this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    row->addWidget(title);
    row->addStretch();
    auto *save = new QPushButton(theme::icon(QStringLiteral("download"), theme::Tone::Neutral),
                                 tr("Export…", "a list, to a file"), this);
    save->setObjectName(QStringLiteral("exportButton"));
    save->setAccessibleName(tr("Export the list"));
    save->setToolTip(tr("Save all that the filters let through as a table (CSV)"));
    connect(save, &QPushButton::clicked, this, &ListPage::exportList);
    row->addWidget(save);
    if (m_words.make.isEmpty())
        return row;
    m_make = new QPushButton(
        theme::icon(QStringLiteral("plus"), palette().color(QPalette::HighlightedText)),
        m_words.make, this);
    m_make->setObjectName(parts.makeName);
    m_make->setAccessibleName(m_words.make);
    m_make->setDefault(true);
    connect(m_make, &QPushButton::clicked, this, &ListPage::makeRequested);
    row->addWidget(m_make);
    return row;
}

QWidget *ListPage::buildList(const Parts &parts)
{
    auto *list = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new ListTable(*m_model, *m_content, *m_heartbeat, list);
    m_table->setObjectName(parts.tableName);
    m_table->setAccessibleName(parts.title);
    m_face = new EmptyState(list);
    m_listOrFace = new QStackedWidget(list);
    m_listOrFace->addWidget(m_table);
    m_listOrFace->addWidget(m_face);
    column->addWidget(m_listOrFace, 1);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(theme::Gap, theme::Gap, theme::Gap, theme::Gap);
    foot->setSpacing(theme::GapTight);
    m_count = new QLabel(list);
    m_freshnessIcon = new QLabel(list);
    m_freshnessText = new QLabel(list);
    for (QLabel *label : {m_count, m_freshnessText}) {
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setFont(theme::small(font()));
    }
    foot->addWidget(m_count);
    foot->addStretch();
    foot->addWidget(m_freshnessIcon);
    foot->addWidget(m_freshnessText);
    column->addLayout(foot);
    return list;
}

void ListPage::wire(const Parts &parts)
{
    connect(m_filters, &ListFilters::changed, this,
            [this, query = parts.query] { query(*m_filters); });
    connect(m_filters, &ListFilters::left, this, &ListPage::goToList);
    connect(m_operations, &OperationStrip::tryNowRequested, this, &ListPage::tryNowRequested);
    connect(m_table, &LongTable::visibleRowsChanged, m_model, &LongListModel::setVisibleRows);
    connect(m_table, &LongTable::currentRowChosen, this, [this](const QModelIndex &current) {
        const QString id = current.data(LongListModel::IdRole).toString();
        m_wished = id.isEmpty() ? QPersistentModelIndex(current) : QPersistentModelIndex();
        if (!id.isEmpty())
            choose(id);
    });
    connect(m_table, &QAbstractItemView::activated, m_detail, &DetailPane::enter);
    connect(m_table, &ListTable::columnsChanged, this, &ListPage::remember);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_ownSplit = true;
        remember();
    });
    connect(m_heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            tellFreshness();
    });
}

void ListPage::wireModel()
{
    connect(m_model, &LongListModel::failed, this, [this](const Error &error) {
        m_readError = error;
        chooseFace();
    });
    connect(m_model, &LongListModel::loaded, this, [this] {
        m_readError.reset();
        chooseFace();
    });
    connect(m_model, &LongListModel::countChanged, this, &ListPage::chooseFace);
    connect(m_model, &LongListModel::settled, this, &ListPage::chooseFace);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ListPage::keepChosen);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ListPage::keepChosen);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ListPage::keepChosen);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ListPage::chooseWished);
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    split();
}

//! Until a person draws the line: no column is cut off where the detail can spare the width.
void ListPage::split()
{
    if (m_ownSplit || !m_detail)
        return;
    const int whole = width() - 2 * theme::GapGroup - m_splitter->handleWidth();
    const int share = qMin(whole * DetailShare / 100, whole - m_table->usualWidth());
    const int detail = qBound(m_detail->minimumWidth(), share, WidestDetail);
    m_splitter->setSizes({whole - detail, detail});
}

void ListPage::choose(const QString &id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    follow(id);
    if (!id.isEmpty() && !isSettled())
        Q_EMIT lookUpRequested(id);
}

//! A row that was chosen while it was still on its way.
void ListPage::chooseWished()
{
    if (!m_wished.isValid())
        return;
    const QString id = m_wished.data(LongListModel::IdRole).toString();
    if (id.isEmpty())
        return;
    m_wished = QPersistentModelIndex();
    choose(id);
}

//! The list moved: what is chosen stays chosen, wherever it stands now.
void ListPage::keepChosen()
{
    if (m_chosen.isEmpty())
        return;
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && current.data(LongListModel::IdRole).toString() == m_chosen &&
        m_table->selectionModel()->isRowSelected(current.row()))
        return;
    m_table->select(m_model->heldRowOf(m_chosen));
}

void ListPage::showItem(const QString &id)
{
    choose(id);
    const int row = m_model->heldRowOf(id);
    m_table->select(row);
    if (row >= 0)
        m_table->scrollTo(m_model->index(row, 0));
}

void ListPage::goToList()
{
    m_table->setFocus();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void ListPage::focusSearch()
{
    m_filters->searchField()->setFocus(Qt::ShortcutFocusReason);
    m_filters->searchField()->selectAll();
}

void ListPage::copyChosenId()
{
    if (hasChosen())
        m_detail->idLabel()->copy();
}

void ListPage::exportList()
{
    exportStrip().choose();
}

ExportStrip &ListPage::exportStrip()
{
    if (!m_export) {
        m_export = new ExportStrip([this](const QString &path) { return m_model->exportTo(path); },
                                   m_fileName, this);
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->indexOf(m_splitter), m_export);
    }
    return *m_export;
}

void ListPage::setMakeHindrance(const QString &why, const QString &tip)
{
    if (!m_make)
        return;
    m_make->setEnabled(why.isEmpty());
    m_make->setToolTip(why.isEmpty() ? tip : why);
    m_make->setAccessibleDescription(why);
}

void ListPage::remember()
{
    m_settings.set(*m_columnsSetting, m_table->columns());
    if (m_ownSplit)
        m_settings.set(*m_splitSetting, m_splitter->saveState());
}

} // namespace coinpay
