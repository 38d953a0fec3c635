// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activitymodel.h"

#include "models/openoperations.h"

#include <algorithm>

namespace coinpay {

namespace {

constexpr int PageSize = 100;
constexpr int LargestPage = 500;   // what Reader allows in one call
constexpr int MostReadAnew = 2000; // rows; what was scrolled to beyond is read again when needed
constexpr int MostLookedUp = 500;  // changed ids; more are read anew together
constexpr int GatherMs = 12;       // changes of one frame are looked at together

//! Reads the first page where `after` is empty.
auto pageAfter(const OperationQuery &query, const std::optional<OperationKey> &after)
{
    return [query, after](Reader &reader) { return reader.operationPage(query, after, PageSize); };
}

//! The first `count` rows, and one more where there is one.
Result<QList<Operation>> readFirst(Reader &reader, const OperationQuery &query, int count)
{
    QList<Operation> all;
    std::optional<OperationKey> after;
    while (all.size() < count) {
        const int limit = qMin(LargestPage, count - static_cast<int>(all.size()));
        auto page = reader.operationPage(query, after, limit);
        if (!page)
            return fail(std::move(page.error()));
        all += *page;
        if (page->size() < limit)
            break;
        after = keyOf(all.last());
    }
    return all;
}

} // namespace

ActivityModel::ActivityModel(Store &store, Reader &reader, QObject *parent)
    : ShortListModel(parent)
    , m_reader(reader)
    , m_reading([dir = store.profileDir()] { return Reader::open(dir); },
                [this](const Error &error) { Q_EMIT failed(error); })
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    connect(&m_gather, &QTimer::timeout, this, &ActivityModel::readNoted);
    connect(&store, &Store::operationsChanged, this, &ActivityModel::note);
    // What is searched for is searched for in notes and labels too.
    connect(&store, &Store::notesChanged, this, [this] {
        if (!m_query.search.trimmed().isEmpty())
            note({});
    });
    readFirstPage();
}

void ActivityModel::setQuery(const OperationQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    readFirstPage();
}

QList<OperationState> ActivityModel::statusesOf(ActivityFilter filter)
{
    using enum OperationState;
    switch (filter) {
    case ActivityFilter::All: return {};
    case ActivityFilter::Open: return {Queued, InFlight, Unknown, Accepted, Settling, NeedsPerson};
    case ActivityFilter::NeedsPerson: return {NeedsPerson};
    case ActivityFilter::Failed: return {Failed, Rejected};
    }
    return {};
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Amount)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case State: return tr("State", "column of what was asked for");
    case What: return tr("What", "column of what was asked for");
    case Amount: return tr("Amount", "column of what was asked for");
    case Asset: return tr("Asset", "column of what was asked for");
    case Subject: return tr("For", "column of what was asked for: a reference or a destination");
    case Created: return tr("Asked", "column of what was asked for: when");
    case RequestId: return tr("Request id", "column of what was asked for");
    case Id: return tr("Operation id", "column of what was asked for");
    case ColumnCount: break;
    }
    return {};
}

QString ActivityModel::subjectOf(const Operation &operation)
{
    const OperationDraft &request = operation.request;
    for (const QString &word : {request.reference, request.counterparty, request.resourceId}) {
        if (!word.isEmpty())
            return word;
    }
    return {};
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Operation &operation = items().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return subjectOf(operation);
    case OperationIdRole: return operation.id;
    case OperationRole: return QVariant::fromValue(operation);
    default: return {};
    }
}

Result<QList<Attempt>> ActivityModel::attempts(int row) const
{
    return m_reader.attempts(items().at(row).id);
}

void ActivityModel::readFirstPage()
{
    m_reading.dropAsked();
    m_loaded = false;
    m_fetching = false;
    m_reading.read(pageAfter(m_query, {}), [this](const Operations &page) {
        if (!page)
            return;
        m_loaded = true;
        endAfter(*page, PageSize);
        reset(*page);
        Q_EMIT loaded();
        Q_EMIT changed();
    });
}

//! Where the next page begins: after `page`, unless it is the last one.
void ActivityModel::endAfter(const QList<Operation> &page, int limit)
{
    m_end.reset();
    if (page.size() >= limit)
        m_end = coinpay::keyOf(page.last());
}

bool ActivityModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && m_end.has_value();
}

void ActivityModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_fetching)
        return;
    m_fetching = true;
    m_reading.read(pageAfter(m_query, m_end), [this, after = m_end](const Operations &page) {
        m_fetching = false;
        if (!page || m_end != after)
            return; // all was read anew meanwhile: this page may not follow what is here
        endAfter(*page, PageSize);
        append(*page);
        Q_EMIT changed();
    });
}

void ActivityModel::refresh()
{
    if (!m_loaded) {
        readFirstPage();
        return;
    }
    const int count = qBound(PageSize, rowCount(), MostReadAnew);
    const auto fetch = [query = m_query, count](Reader &reader) {
        return readFirst(reader, query, count);
    };
    m_reading.read(fetch, [this, count](const Operations &all) {
        if (!all)
            return;
        endAfter(*all, count);
        become(*all);
        Q_EMIT changed();
    });
}

void ActivityModel::waitForFirstPage(int ms)
{
    m_reading.waitUntil([this] { return m_loaded; }, ms);
}

//! No ids: everything may have changed.
void ActivityModel::note(const QStringList &ids)
{
    m_everything = m_everything || ids.isEmpty();
    for (const QString &id : ids)
        m_noted.insert(id);
    if (!m_gather.isActive())
        m_gather.start();
}

void ActivityModel::readNoted()
{
    const QStringList ids = std::exchange(m_noted, {}).values();
    const bool everything = std::exchange(m_everything, false) || ids.size() > MostLookedUp;
    if (everything) {
        refresh();
        return;
    }
    // A first page that is on its way was asked for before these are, and arrives before them.
    const auto fetch = [query = m_query, ids](Reader &reader) {
        return reader.operationsAmong(query, ids);
    };
    m_reading.read(fetch, [this, ids](const Operations &found) {
        if (found && m_loaded)
            apply(ids, *found);
    });
}

void ActivityModel::apply(const QStringList &asked, const QList<Operation> &found)
{
    QSet<QString> gone(asked.begin(), asked.end());
    for (const Operation &operation : found) {
        gone.remove(operation.id);
        put(operation);
    }
    for (const QString &id : std::as_const(gone)) {
        const int row = find(id);
        if (row >= 0)
            removeAt(row);
    }
    Q_EMIT changed();
}

//! An operation keeps its place for life.
void ActivityModel::put(const Operation &operation)
{
    const OperationKey key = coinpay::keyOf(operation);
    if (m_end && m_end->precedes(key))
        return; // in a part that has not been read
    const auto place =
        std::partition_point(items().begin(), items().end(), [&](const Operation &other) {
            return coinpay::keyOf(other).precedes(key);
        });
    const int row = static_cast<int>(place - items().begin());
    if (place != items().end() && place->id == operation.id)
        replaceAt(row, operation);
    else
        insertAt(row, operation);
}

QString ActivityModel::keyOf(const Operation &operation) const
{
    return operation.id;
}

bool ActivityModel::isSame(const Operation &a, const Operation &b) const
{
    return sameOperation(a, b);
}

} // namespace coinpay
