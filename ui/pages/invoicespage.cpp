// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicespage.h"

#include "forms/scopes.h"
#include "models/invoicefollower.h"
#include "models/invoicelistmodel.h"
#include "models/openoperationsmodel.h"
#include "pages/invoicedetail.h"
#include "pages/invoicefaces.h"
#include "pages/invoicefilters.h"
#include "pages/invoicetable.h"
#include "pages/operationstrip.h"
#include "settings/settings.h"
#include "settings/shortcuts.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>

namespace coinpay {

namespace {

//! A frame at 60 Hz: the most that a window's first picture waits for its rows.
constexpr int FirstPageMs = 16;
constexpr int DetailShare = 36;   //!< of the width, in percent
constexpr int WidestDetail = 560; //!< unless a person wants more

} // namespace

InvoicesPage::InvoicesPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                           QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_heartbeat(new Heartbeat(clock, this))
    , m_model(new InvoiceListModel(store, this))
    , m_follower(new InvoiceFollower(store, reader, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    column->addLayout(buildHead());
    m_filters = new InvoiceFilters(*m_heartbeat, this);
    column->addWidget(m_filters);
    auto *operations = new OpenOperationsModel(store, reader, this);
    m_operations = new OperationStrip(*operations, *m_heartbeat, this);
    column->addWidget(m_operations);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildList());
    m_detail = new InvoiceDetail(*m_follower, *m_heartbeat, m_splitter);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
    wire();
    m_table->restoreColumns(settings.value(setting::invoiceColumns));
    m_ownSplit = m_splitter->restoreState(settings.value(setting::invoiceSplit));
    m_model->waitForFirstPage(FirstPageMs);
    tellFreshness();
    chooseFace();
}

InvoicesPage::InvoicesPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent)
    : InvoicesPage(desk.store(), desk.reader(), clock, settings, parent)
{
    connect(&desk, &Desk::freshnessChanged, this, [this, &desk](const Freshness &freshness) {
        setScopes(desk.scopes());
        setFreshness(freshness);
    });
    connect(this, &InvoicesPage::lookUpRequested, &desk, &Desk::refreshInvoice);
    connect(this, &InvoicesPage::tryNowRequested, &desk, &Desk::tryNow);
    connect(this, &InvoicesPage::pauseRequested, &desk, &Desk::pauseFirstSync);
    connect(this, &InvoicesPage::resumeRequested, &desk, &Desk::resumeFirstSync);
    connect(this, &InvoicesPage::pollRequested, &desk, &Desk::pollNow);
    setScopes(desk.scopes());
    setFreshness(desk.freshness());
}

InvoicesPage::~InvoicesPage()
{
    remember();
}

QLayout *InvoicesPage::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Gap);
    auto *title = new QLabel(tr("Invoices"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    m_newInvoice = new QPushButton(
        theme::icon(QStringLiteral("plus"), palette().color(QPalette::HighlightedText)),
        tr("New invoice"), this);
    m_newInvoice->setObjectName(QStringLiteral("newInvoiceButton"));
    m_newInvoice->setAccessibleName(tr("New invoice"));
    m_newInvoice->setDefault(true);
    connect(m_newInvoice, &QPushButton::clicked, this, &InvoicesPage::newInvoiceRequested);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(m_newInvoice);
    return row;
}

QWidget *InvoicesPage::buildList()
{
    auto *list = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new InvoiceTable(*m_model, *m_heartbeat, list);
    m_table->setObjectName(QStringLiteral("invoiceTable"));
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

void InvoicesPage::wire()
{
    connect(m_filters, &InvoiceFilters::changed, this,
            [this] { m_model->setQuery(m_filters->applied(m_model->query())); });
    connect(m_filters, &InvoiceFilters::left, this, &InvoicesPage::goToList);
    connect(m_operations, &OperationStrip::tryNowRequested, this, &InvoicesPage::tryNowRequested);
    connect(m_detail, &InvoiceDetail::cancelRequested, this, &InvoicesPage::cancelRequested);
    connect(m_table, &LongTable::currentRowChosen, this, [this](const QModelIndex &current) {
        const InvoiceRow *row = current.isValid() ? m_model->rowAt(current.row()) : nullptr;
        m_wished = row ? QPersistentModelIndex() : QPersistentModelIndex(current);
        if (row)
            choose(row->id);
    });
    connect(m_table, &QAbstractItemView::activated, m_detail,
            [this] { m_detail->idLabel()->setFocus(); });
    connect(m_table, &InvoiceTable::columnsChanged, this, &InvoicesPage::remember);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_ownSplit = true;
        remember();
    });
    connect(m_model, &InvoiceListModel::failed, this, [this](const Error &error) {
        m_readError = error;
        chooseFace();
    });
    connect(m_model, &InvoiceListModel::loaded, this, [this] {
        m_readError.reset();
        chooseFace();
    });
    connect(m_model, &InvoiceListModel::countChanged, this, &InvoicesPage::chooseFace);
    connect(m_model, &InvoiceListModel::settled, this, &InvoicesPage::chooseFace);
    connect(m_model, &QAbstractItemModel::modelReset, this, &InvoicesPage::keepChosen);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &InvoicesPage::keepChosen);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &InvoicesPage::keepChosen);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &InvoicesPage::chooseWished);
    connect(m_heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            tellFreshness();
    });
}

void InvoicesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    split();
}

//! Until a person draws the line, the list has what the detail does not need.
void InvoicesPage::split()
{
    if (m_ownSplit)
        return;
    const int whole = width() - 2 * theme::GapGroup;
    const int detail = qBound(m_detail->minimumWidth(), whole * DetailShare / 100, WidestDetail);
    m_splitter->setSizes({whole - detail, detail});
}

void InvoicesPage::choose(const QString &id)
{
    if (id == m_follower->id())
        return;
    m_follower->follow(id);
    if (!id.isEmpty())
        Q_EMIT lookUpRequested(id);
}

//! A row that was chosen while it was still on its way.
void InvoicesPage::chooseWished()
{
    if (!m_wished.isValid())
        return;
    if (const InvoiceRow *row = m_model->rowAt(m_wished.row())) {
        m_wished = QPersistentModelIndex();
        choose(row->id);
    }
}

//! The list moved: what is chosen stays chosen, wherever it stands now.
void InvoicesPage::keepChosen()
{
    if (m_follower->id().isEmpty())
        return;
    const QModelIndex current = m_table->currentIndex();
    const InvoiceRow *row = current.isValid() ? m_model->rowAt(current.row()) : nullptr;
    if (row && row->id == m_follower->id() &&
        m_table->selectionModel()->isRowSelected(current.row()))
        return;
    m_table->select(m_model->heldRowOf(m_follower->id()));
}

void InvoicesPage::showInvoice(const QString &id)
{
    choose(id);
    const int row = m_model->heldRowOf(id);
    m_table->select(row);
    if (row >= 0)
        m_table->scrollTo(m_model->index(row, 0));
}

QString InvoicesPage::chosenInvoice() const
{
    return m_follower->id();
}

void InvoicesPage::goToList()
{
    m_table->setFocus();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void InvoicesPage::focusSearch()
{
    m_filters->searchField()->setFocus(Qt::ShortcutFocusReason);
    m_filters->searchField()->selectAll();
}

void InvoicesPage::copyChosenId()
{
    if (m_follower->invoice())
        m_detail->idLabel()->copy();
}

void InvoicesPage::requestCancel()
{
    if (m_follower->invoice())
        m_detail->cancelButton()->click();
}

void InvoicesPage::setScopes(const QStringList &scopes)
{
    const QString missing = missingScope(scopes, scope::InvoicesWrite);
    m_detail->setCancelHindrance(missing);
    m_newInvoice->setEnabled(missing.isEmpty());
    m_newInvoice->setToolTip(
        missing.isEmpty() ? withShortcut(tr("New invoice"), Shortcut::NewInvoice) : missing);
    m_newInvoice->setAccessibleDescription(missing);
}

void InvoicesPage::remember()
{
    m_settings.set(setting::invoiceColumns, m_table->columns());
    if (m_ownSplit)
        m_settings.set(setting::invoiceSplit, m_splitter->saveState());
}

} // namespace coinpay
