// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/requestspage.h"

#include "api/curl.h"
#include "core/whendone.h"
#include "pages/listfilters.h"
#include "pages/listtable.h"
#include "pages/requestcontent.h"
#include "theme/metrics.h"
#include "widgets/chipbutton.h"
#include "widgets/copylabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPromise>
#include <QSplitter>

namespace coinpay {

namespace {

//! A frame at 60 Hz: the most that a window's first picture waits for its rows.
constexpr int FirstPageMs = 16;
constexpr int DetailShare = 44;   //!< of the width, in percent
constexpr int WidestDetail = 620; //!< unless a person wants more
constexpr int RowsAhead = 40;     //!< so many before the end of what is here the next page is read

//! What the filters know, in their own terms.
struct Chosen
{
    QString search;
    QList<AnswerClass> statuses;
    QString asset; //!< a request has none
    std::optional<UnixMs> createdFrom;
    std::optional<UnixMs> createdTo;
};

//! One request of the server's as the list that a search by key gives.
QFuture<Result<QList<api::SeenRequest>>> askFor(Desk &desk, const RequestLogEntry &entry)
{
    using Seen = Result<QList<api::SeenRequest>>;
    if (entry.requestId.isEmpty())
        return desk.findRequests(entry.idempotencyKey);
    auto promise = std::make_shared<QPromise<Seen>>();
    promise->start();
    whenDone(desk.fetchRequest(entry.requestId), &desk,
             [promise](const Result<api::SeenRequest> &one) {
                 if (one)
                     promise->addResult(Seen(QList{*one}));
                 else if (one.error().kind == ErrorKind::NotFound)
                     promise->addResult(Seen(QList<api::SeenRequest>()));
                 else
                     promise->addResult(Seen(fail(one.error())));
                 promise->finish();
             });
    return promise->future();
}

QString curlOf(Desk &desk, const RequestLogEntry &entry)
{
    api::CurlContext context{desk.profile().url, !desk.profile().caPem.isEmpty(), {}};
    if (!entry.correlationId.isEmpty()) {
        const auto operation = desk.reader().operation(entry.correlationId);
        if (operation && operation->bodySha256 == entry.bodySha256)
            context.body = operation->request.body;
    }
    return api::curlText(entry, context);
}

RequestActions actionsOf(Desk &desk)
{
    return {
        [&desk](const RequestLogEntry &entry) { return askFor(desk, entry); },
        [&desk](const RequestLogEntry &entry) { return curlOf(desk, entry); },
    };
}

} // namespace

RequestsPage::RequestsPage(Store &store, const Clock &clock, Settings &settings,
                           RequestActions actions, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_actions(std::move(actions))
    , m_heartbeat(new Heartbeat(clock, this))
    , m_model(new RequestLogModel(store, this))
    , m_content(std::make_unique<RequestContent>(*m_model))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_detail(new RequestDetail(*m_heartbeat, m_actions.curl, m_splitter))
{
    build();
    wire();
    m_table->restoreColumns(m_settings.value(setting::requestColumns));
    m_ownSplit = m_splitter->restoreState(m_settings.value(setting::requestSplit));
    query();
    m_model->waitForFirstPage(FirstPageMs);
    chooseFace();
}

RequestsPage::RequestsPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent)
    : RequestsPage(desk.store(), clock, settings, actionsOf(desk), parent)
{
}

RequestsPage::~RequestsPage()
{
    m_settings.set(setting::requestColumns, m_table->columns());
    if (m_ownSplit)
        m_settings.set(setting::requestSplit, m_splitter->saveState());
    delete m_splitter; // the table stands on the content
}

void RequestsPage::wire()
{
    connect(m_filters, &ListFilters::changed, this, &RequestsPage::query);
    connect(m_filters, &ListFilters::left, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_table, &LongTable::visibleRowsChanged, this,
            [this](int, int last) { keepNearEnd(last); });
    connect(m_table, &LongTable::currentRowChosen, this, &RequestsPage::choose);
    connect(m_table, &QAbstractItemView::activated, m_detail, &DetailPane::enter);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownSplit = true; });
    connect(m_model, &RequestLogModel::failed, this, [this](const Error &error) {
        m_readError = error;
        chooseFace();
    });
    connect(m_model, &RequestLogModel::loaded, this, [this] {
        m_readError.reset();
        m_table->scrollToTop();
    });
    connect(m_model, &RequestLogModel::changed, this, [this] {
        chooseFace();
        keepChosen();
        keepNearEnd(m_table->visibleRows().second);
    });
    connect(m_detail, &RequestDetail::operationRequested, this, &RequestsPage::operationRequested);
    connect(m_detail, &RequestDetail::openRequested, this, &RequestsPage::openRequested);
    connect(m_detail, &RequestDetail::askRequested, this, [this](const RequestLogEntry &entry) {
        whenDone(m_actions.ask(entry), this,
                 [this, row = entry.row](const Result<QList<api::SeenRequest>> &seen) {
                     m_detail->setSeen(row, seen);
                 });
    });
}

void RequestsPage::query()
{
    const Chosen chosen = m_filters->applied(Chosen());
    RequestQuery wanted;
    wanted.search = chosen.search;
    wanted.classes = chosen.statuses;
    wanted.startedFrom = chosen.createdFrom;
    wanted.startedTo = chosen.createdTo;
    wanted.operationId = m_operationId;
    wanted.feedReads = m_feedReads->isChecked();
    m_model->setQuery(wanted);
}

void RequestsPage::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const RequestLogEntry &entry = m_model->entry(index.row());
    follow(entry, entry.row);
}

void RequestsPage::follow(const RequestLogEntry &entry, qint64 row)
{
    m_kept = entry;
    m_model->readAttempts(entry, [this, key = entry, row](const QList<RequestLogEntry> &attempts) {
        const bool isStill = m_kept && m_kept->row == key.row;
        if (isStill)
            m_detail->setAttempts(attempts, row);
        chooseFace();
    });
}

//! The list moved: what is chosen stays chosen, wherever it stands now; a new attempt of it is
//! offered beside the one that is read.
void RequestsPage::keepChosen()
{
    if (!m_kept)
        return;
    const int row = m_model->rowOf(*m_kept);
    const QModelIndex current = m_table->currentIndex();
    if (row < 0 || !current.isValid() || current.row() != row)
        m_table->select(row);
    if (row >= 0 && m_model->entry(row).row != m_kept->row)
        follow(m_model->entry(row), m_detail->entry() ? m_detail->entry()->row : 0);
}

void RequestsPage::keepNearEnd(int last)
{
    if (last + RowsAhead >= m_model->rowCount())
        m_model->fetchMore({});
}

void RequestsPage::showOperation(const QString &operationId)
{
    {
        const QSignalBlocker quiet(m_filters);
        m_filters->clear();
        m_operationId = operationId;
        m_operationChip->setCondition(tr("One operation"));
    }
    m_filters->tell();
    RequestLogEntry any;
    any.correlationId = operationId;
    m_model->readAttempts(any, [this](const QList<RequestLogEntry> &attempts) {
        if (!attempts.isEmpty())
            follow(attempts.last(), attempts.last().row);
    });
}

void RequestsPage::showRequest(const QString &requestId)
{
    m_model->readByRequestId(requestId, [this](const Result<RequestLogEntry> &entry) {
        if (entry)
            follow(*entry, entry->row);
    });
}

void RequestsPage::focusSearch()
{
    m_filters->searchField()->setFocus(Qt::ShortcutFocusReason);
    m_filters->searchField()->selectAll();
}

void RequestsPage::copyChosenId()
{
    if (m_detail->entry() && m_detail->idLabel())
        m_detail->idLabel()->copy();
}

void RequestsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    split();
}

//! Until a person draws the line, the list has what the detail does not need.
void RequestsPage::split()
{
    if (m_ownSplit)
        return;
    const int whole = width() - 2 * theme::GapGroup;
    const int detail = qBound(m_detail->minimumWidth(), whole * DetailShare / 100, WidestDetail);
    m_splitter->setSizes({whole - detail, detail});
}

} // namespace coinpay
