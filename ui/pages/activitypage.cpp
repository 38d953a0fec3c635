// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/activitypage.h"

#include "core/whendone.h"
#include "forms/decisionform.h"
#include "forms/operationbriefing.h"
#include "forms/scopes.h"
#include "pages/activitycontent.h"
#include "pages/listfilters.h"
#include "pages/listtable.h"
#include "theme/metrics.h"
#include "widgets/chipbutton.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>

namespace coinpay {

namespace {

//! A frame at 60 Hz: the most that a window's first picture waits for its rows.
constexpr int FirstPageMs = 16;
constexpr int DetailShare = 38;   //!< of the width, in percent
constexpr int WidestDetail = 560; //!< unless a person wants more
constexpr int RowsAhead = 40;     //!< so many before the end of what is here the next page is read

ActivityActions actionsOf(Desk &desk)
{
    return {
        [&desk](const QString &id) { desk.tryNow(id); },
        [&desk](const QString &id) { return desk.askServer(id); },
        [&desk](const QString &id) { return desk.stopOperation(id); },
        [&desk](const QString &id, bool happened, const QString &resourceId, const QString &note) {
            return desk.decideOperation(id, happened, resourceId, note);
        },
        [&desk](const QString &id) { return desk.dealWithOperation(id); },
    };
}

} // namespace

ActivityPage::ActivityPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                           ActivityActions actions, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_actions(std::move(actions))
    , m_heartbeat(new Heartbeat(clock, this))
    , m_model(new ActivityModel(store, reader, this))
    , m_follower(new OperationFollower(store, reader, this))
    , m_content(std::make_unique<ActivityContent>(*m_model))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_detail(new ActivityDetail(*m_follower, *m_heartbeat, m_splitter))
{
    m_detail->setNotes(store, reader);
    connect(m_detail, &DetailPane::bundleRequested, this, &ActivityPage::bundleRequested);
    build();
    wire();
    wireDetail();
    m_table->restoreColumns(m_settings.value(setting::activityColumns));
    m_ownSplit = m_splitter->restoreState(m_settings.value(setting::activitySplit));
    m_model->waitForFirstPage(FirstPageMs);
    tellQuick();
    chooseFace();
}

ActivityPage::ActivityPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent)
    : ActivityPage(desk.store(), desk.reader(), clock, settings, actionsOf(desk), parent)
{
    connect(&desk, &Desk::scopesChanged, this, &ActivityPage::setScopes);
    setScopes(desk.scopes());
}

ActivityPage::~ActivityPage()
{
    m_settings.set(setting::activityColumns, m_table->columns());
    if (m_ownSplit)
        m_settings.set(setting::activitySplit, m_splitter->saveState());
    delete m_splitter; // the table stands on the content
}

void ActivityPage::wire()
{
    connect(m_filters, &ListFilters::changed, this, &ActivityPage::query);
    connect(m_filters, &ListFilters::left, this, &ActivityPage::goToList);
    connect(m_table, &LongTable::visibleRowsChanged, this,
            [this](int, int last) { keepNearEnd(last); });
    connect(m_table, &LongTable::currentRowChosen, this, [this](const QModelIndex &current) {
        choose(current.data(ActivityModel::OperationIdRole).toString());
    });
    connect(m_table, &QAbstractItemView::activated, m_detail, &DetailPane::enter);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownSplit = true; });
    connect(m_model, &ActivityModel::failed, this, [this](const Error &error) {
        m_readError = error;
        chooseFace();
    });
    connect(m_model, &ActivityModel::loaded, this, [this] {
        m_readError.reset();
        m_table->scrollToTop();
    });
    connect(m_model, &ActivityModel::changed, this, [this] {
        chooseFace();
        keepChosen();
        keepNearEnd(m_table->visibleRows().second);
    });
}

void ActivityPage::wireDetail()
{
    connect(m_detail, &ActivityDetail::tryNowRequested, this, m_actions.tryNow);
    connect(m_detail, &ActivityDetail::askRequested, this, &ActivityPage::ask);
    connect(m_detail, &ActivityDetail::stopRequested, this, &ActivityPage::stop);
    connect(m_detail, &ActivityDetail::dealWithRequested, this, &ActivityPage::dealWith);
    connect(m_detail, &ActivityDetail::decideRequested, this, &ActivityPage::decide);
    connect(m_detail, &ActivityDetail::openRequested, this, &ActivityPage::openRequested);
    connect(m_detail, &ActivityDetail::editAgainRequested, this, &ActivityPage::editAgainRequested);
    connect(m_detail, &ActivityDetail::requestsRequested, this, &ActivityPage::requestsRequested);
    connect(m_detail, &ActivityDetail::moreRequested, this, [this](const Operation &operation) {
        auto *briefing = new OperationBriefing(operation, m_follower->attempts(), window());
        briefing->setAttribute(Qt::WA_DeleteOnClose);
        briefing->open();
    });
    connect(m_detail, &ActivityDetail::batchRequested, this, [this](const QString &batchId) {
        OperationQuery batch;
        batch.batchId = batchId;
        showList(batch);
    });
}

void ActivityPage::setScopes(const QStringList &scopes)
{
    m_detail->setHindrance(
        [scopes](OperationKind kind) { return missingScope(scopes, scopeFor(kind)); });
}

void ActivityPage::ask(const QString &operationId)
{
    whenDone(m_actions.ask(operationId), this,
             [this, operationId](const Result<QList<api::SeenRequest>> &seen) {
                 m_detail->setSeen(operationId, seen);
             });
}

void ActivityPage::stop(const QString &operationId)
{
    whenDone(m_actions.stop(operationId), this, [this, operationId](const Done &done) {
        if (!done)
            m_detail->setTrouble(operationId, done.error());
    });
}

void ActivityPage::dealWith(const QString &operationId)
{
    whenDone(m_actions.dealWith(operationId), this, [this, operationId](const Done &done) {
        if (!done)
            m_detail->setTrouble(operationId, done.error());
    });
}

void ActivityPage::decide(const Operation &operation, const QList<Attempt> &attempts)
{
    const QString id = operation.id;
    DecisionActions actions{
        [this, id] { return m_actions.ask(id); },
        [this, id](bool happened, const QString &resourceId, const QString &note) {
            return m_actions.decide(id, happened, resourceId, note);
        },
    };
    auto *form = new DecisionForm(operation, attempts, std::move(actions), window());
    form->setAttribute(Qt::WA_DeleteOnClose);
    // The page may go first: the actions are its own.
    connect(this, &QObject::destroyed, form, &QDialog::reject);
    form->open();
}

void ActivityPage::query()
{
    OperationQuery wanted = m_filters->applied(m_model->query());
    wanted.batchId = m_batchId;
    wanted.endedByPerson = !m_byPersonChip->isSet();
    m_model->setQuery(wanted);
    tellQuick();
}

void ActivityPage::choose(const QString &id)
{
    m_follower->follow(id);
    chooseFace();
}

//! The list moved: what is chosen stays chosen, wherever it stands now.
void ActivityPage::keepChosen()
{
    const QString &id = m_follower->id();
    if (id.isEmpty())
        return;
    const QModelIndex current = m_table->currentIndex();
    const bool stands = current.isValid() &&
                        current.data(ActivityModel::OperationIdRole).toString() == id &&
                        m_table->selectionModel()->isRowSelected(current.row());
    if (!stands)
        m_table->select(m_model->rowOf(id));
}

void ActivityPage::keepNearEnd(int last)
{
    if (last + RowsAhead >= m_model->rowCount())
        m_model->fetchMore({});
}

void ActivityPage::showOperation(const QString &id)
{
    choose(id);
    const int row = m_model->rowOf(id);
    m_table->select(row);
    if (row >= 0)
        m_table->scrollTo(m_model->index(row, 0));
}

void ActivityPage::goToList()
{
    m_table->setFocus();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void ActivityPage::focusSearch()
{
    m_filters->searchField()->setFocus(Qt::ShortcutFocusReason);
    m_filters->searchField()->selectAll();
}

void ActivityPage::copyChosenId()
{
    if (m_follower->operation() && m_detail->idLabel())
        m_detail->idLabel()->copy();
}

void ActivityPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    split();
}

//! Until a person draws the line, the list has what the detail does not need.
void ActivityPage::split()
{
    if (m_ownSplit)
        return;
    const int whole = width() - 2 * theme::GapGroup;
    const int detail = qBound(m_detail->minimumWidth(), whole * DetailShare / 100, WidestDetail);
    m_splitter->setSizes({whole - detail, detail});
}

} // namespace coinpay
