// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventlogmodel.h"

#include <algorithm>

namespace coinpay {

namespace {

constexpr int PageSize = 200;
constexpr int MostNewAtOnce = 500; // more are read anew from the top
constexpr int GatherMs = 150;      // a burst of changes is looked at once

} // namespace

EventLogModel::EventLogModel(Store &store, QObject *parent)
    : ShortListModel(parent)
    , m_reading([dir = store.profileDir()] { return EventLog::open(dir); },
                [this](const Error &error) { Q_EMIT failed(error); })
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    connect(&m_gather, &QTimer::timeout, this, &EventLogModel::readNew);
    const auto gather = [this] {
        if (!m_gather.isActive())
            m_gather.start();
    };
    connect(&store, &Store::invoicesChanged, this, gather);
    connect(&store, &Store::resourcesChanged, this, gather);
    readFirstPage();
}

void EventLogModel::setQuery(const EventQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    readFirstPage();
}

void EventLogModel::refresh()
{
    readFirstPage();
}

QVariant EventLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return role == Qt::DisplayRole ? QVariant(event(index.row()).event.type) : QVariant();
}

void EventLogModel::readFirstPage()
{
    m_reading.dropAsked();
    m_loaded = false;
    m_fetching = false;
    const auto fetch = [query = m_query](EventLog &log) { return log.page(query, {}, PageSize); };
    m_reading.read(fetch, [this](const Events &page) {
        if (!page)
            return;
        m_loaded = true;
        m_newestRow = 0;
        for (const LoggedEvent &logged : *page)
            m_newestRow = qMax(m_newestRow, logged.row);
        endAfter(*page);
        reset(*page);
        Q_EMIT loaded();
        Q_EMIT changed();
        readNew(); // what came while it was on its way
    });
}

//! Where the next page begins: after `page`, unless it is the last one.
void EventLogModel::endAfter(const QList<LoggedEvent> &page)
{
    m_end.reset();
    if (page.size() >= PageSize)
        m_end = coinpay::keyOf(page.last());
}

bool EventLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && m_end.has_value();
}

void EventLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_fetching)
        return;
    m_fetching = true;
    const auto fetch = [query = m_query, after = m_end](EventLog &log) {
        return log.page(query, after, PageSize);
    };
    m_reading.read(fetch, [this](const Events &page) {
        m_fetching = false;
        if (!page)
            return;
        endAfter(*page);
        append(*page);
        Q_EMIT changed();
    });
}

void EventLogModel::readNew()
{
    if (!m_loaded)
        return; // it is read when the first page is here
    const auto fetch = [query = m_query, row = m_newestRow](EventLog &log) {
        return log.learnedSince(query, row, MostNewAtOnce);
    };
    m_reading.read(fetch, [this](const Events &events) {
        if (!events || events->isEmpty())
            return;
        if (events->size() >= MostNewAtOnce) {
            readFirstPage();
            return;
        }
        for (const LoggedEvent &logged : *events)
            put(logged);
        Q_EMIT changed();
    });
}

void EventLogModel::put(const LoggedEvent &logged)
{
    m_newestRow = qMax(m_newestRow, logged.row);
    const EventKey key = coinpay::keyOf(logged);
    if (m_end && m_end->precedes(key))
        return; // in a part that has not been read
    const auto place =
        std::partition_point(items().begin(), items().end(), [&](const LoggedEvent &other) {
            return coinpay::keyOf(other).precedes(key);
        });
    const int row = static_cast<int>(place - items().begin());
    if (place == items().end() || place->row != logged.row)
        insertAt(row, logged);
}

QString EventLogModel::keyOf(const LoggedEvent &logged) const
{
    return logged.event.id;
}

bool EventLogModel::isSame(const LoggedEvent &a, const LoggedEvent &b) const
{
    return a.row == b.row;
}

} // namespace coinpay
