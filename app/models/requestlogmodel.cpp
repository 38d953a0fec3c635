// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/requestlogmodel.h"

#include <algorithm>

namespace coinpay {

namespace {

constexpr int PageSize = 100;
constexpr int MostNew = 300;  // more at once, and all is read anew
constexpr int GatherMs = 100; // calls come in bursts: a sync, an operation with its looks

qint64 newestOf(const QList<RequestLogEntry> &entries)
{
    return entries.isEmpty() ? 0 : entries.first().row;
}

} // namespace

RequestLogModel::RequestLogModel(Store &store, QObject *parent)
    : ShortListModel(parent)
    , m_reading([dir = store.profileDir()] { return RequestLog::open(dir); },
                [this](const Error &error) { Q_EMIT failed(error); })
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    connect(&m_gather, &QTimer::timeout, this, &RequestLogModel::readNew);
    connect(&store, &Store::requestLogged, this, [this] {
        if (!m_gather.isActive())
            m_gather.start();
    });
    readFirstPage();
}

void RequestLogModel::setQuery(const RequestQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    readFirstPage();
}

void RequestLogModel::readFirstPage()
{
    m_reading.dropAsked();
    m_loaded = false;
    m_fetching = false;
    const auto fetch = [query = m_query](RequestLog &log) {
        return log.page(query, 0, 0, PageSize);
    };
    m_reading.read(fetch, [this](const Entries &page) {
        if (!page)
            return;
        m_loaded = true;
        m_newest = newestOf(*page);
        endAfter(*page);
        reset(*page);
        Q_EMIT loaded();
        Q_EMIT changed();
    });
}

void RequestLogModel::endAfter(const QList<RequestLogEntry> &page)
{
    m_end = page.size() >= PageSize ? page.last().row : 0;
}

bool RequestLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && m_end > 0;
}

void RequestLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_fetching)
        return;
    m_fetching = true;
    const auto fetch = [query = m_query, before = m_end](RequestLog &log) {
        return log.page(query, before, 0, PageSize);
    };
    m_reading.read(fetch, [this](const Entries &page) {
        m_fetching = false;
        if (!page)
            return;
        endAfter(*page);
        // One that was tried again meanwhile stands higher up already.
        QList<RequestLogEntry> more = *page;
        more.removeIf([this](const RequestLogEntry &entry) { return rowOf(entry) >= 0; });
        append(more);
        Q_EMIT changed();
    });
}

void RequestLogModel::readNew()
{
    if (!m_loaded)
        return;
    const auto fetch = [query = m_query, after = m_newest](RequestLog &log) {
        return log.page(query, 0, after, MostNew);
    };
    m_reading.read(fetch, [this](const Entries &entries) {
        if (!entries)
            return;
        if (entries->size() >= MostNew) {
            readFirstPage();
            return;
        }
        m_newest = qMax(m_newest, newestOf(*entries));
        for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
            const int old = rowOf(*entry);
            if (old >= 0 && items().at(old).row >= entry->row)
                continue;
            if (old == 0) {
                replaceAt(0, *entry);
                continue;
            }
            if (old > 0)
                removeAt(old);
            insertAt(0, *entry);
        }
        Q_EMIT changed();
    });
}

void RequestLogModel::readAttempts(const RequestLogEntry &entry,
                                   std::function<void(const QList<RequestLogEntry> &)> taker)
{
    m_reading.thread().run(
        [this, entry, taker = std::move(taker)](const Result<RequestLog *> &log) {
            Entries result = log ? (*log)->attemptsOfCall(entry) : Entries(fail(log.error()));
            return JobThread::Arrival([this, taker, result = std::move(result)] {
                if (result)
                    taker(*result);
                else
                    Q_EMIT failed(result.error());
            });
        });
}

void RequestLogModel::readByRequestId(const QString &requestId,
                                      std::function<void(const Result<RequestLogEntry> &)> taker)
{
    m_reading.thread().run([requestId, taker = std::move(taker)](const Result<RequestLog *> &log) {
        auto result = log ? (*log)->byRequestId(requestId) : fail(log.error());
        return JobThread::Arrival([taker, result = std::move(result)] { taker(result); });
    });
}

void RequestLogModel::waitForFirstPage(int ms)
{
    m_reading.waitUntil([this] { return m_loaded; }, ms);
}

QVariant RequestLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Duration || section == Attempt))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Answer: return tr("Answer", "column of requests: the status");
    case Method: return tr("Method", "column of requests");
    case Path: return tr("Path", "column of requests");
    case Code: return tr("Code", "column of requests: ok, or an error code");
    case Attempt: return tr("Attempt", "column of requests: a number");
    case Duration: return tr("Took", "column of requests: how long");
    case Started: return tr("Sent", "column of requests: when");
    case RequestId: return tr("Request id", "column of requests");
    case OperationId: return tr("Operation id", "column of requests");
    case ColumnCount: break;
    }
    return {};
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RequestLogEntry &entry = items().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return entry.target;
    case RowRole: return entry.row;
    default: return {};
    }
}

QString RequestLogModel::keyOf(const RequestLogEntry &entry) const
{
    return entry.correlationId.isEmpty() ? u'#' + QString::number(entry.row) : entry.correlationId;
}

bool RequestLogModel::isSame(const RequestLogEntry &a, const RequestLogEntry &b) const
{
    return a.row == b.row; // a row of the log never changes
}

} // namespace coinpay
