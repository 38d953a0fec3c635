// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/longlistmodel.h"

#include "models/listexport.h"
#include "models/longlistlimits.h"

#include <QDeadlineTimer>

namespace coinpay {

namespace {

ReadingThread<ListSource>::Open opening(const std::shared_ptr<ListSources> &sources)
{
    return [sources] { return sources->open(); };
}

} // namespace

LongListModel::LongListModel(std::shared_ptr<ListSources> sources, const ListQuery &query,
                             int columns, Novelty novelty, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sources(std::move(sources))
    , m_pages(std::make_unique<Thread>(opening(m_sources)))
    , m_walks(std::make_unique<Thread>(opening(m_sources)))
    , m_walkCanceled(std::make_shared<std::atomic_bool>(false))
    , m_query(query)
    , m_columns(columns)
    , m_novelty(novelty)
    , m_wantedTimer(new QTimer(this))
    , m_resolveTimer(new QTimer(this))
    , m_walkTimer(new QTimer(this))
{
    for (QTimer *timer : {m_wantedTimer, m_resolveTimer, m_walkTimer})
        timer->setSingleShot(true);
    m_resolveTimer->setInterval(limits::GatherChangesMs);
    connect(m_wantedTimer, &QTimer::timeout, this, &LongListModel::readWanted);
    connect(m_resolveTimer, &QTimer::timeout, this, &LongListModel::resolveNoted);
    connect(m_walkTimer, &QTimer::timeout, this, &LongListModel::walk);
    readFirstPage();
}

LongListModel::~LongListModel()
{
    *m_walkCanceled = true;
    m_walks.reset();
    m_pages.reset();
}

int LongListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_directory.rowCount();
}

int LongListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant LongListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ListRow *row = listRow(index.row());
    if (role == LoadedRole)
        return row != nullptr;
    if (!row)
        return {};
    return role == IdRole ? QVariant(idOf(*row)) : cell(*row, index.column(), role);
}

const ListRow *LongListModel::listRow(int row) const
{
    if (row < 0 || row >= m_directory.rowCount())
        return nullptr;
    const ListRow *held = m_directory.row(row);
    if (!held)
        want(m_directory.chunkOfRow(row));
    return held;
}

int LongListModel::heldRowOf(const QString &id) const
{
    for (int i = 0; i < m_directory.chunkCount(); ++i) {
        const auto &held = m_directory.chunk(i).rows;
        if (!held)
            continue;
        const auto found = std::find_if(held->rows.begin(), held->rows.end(),
                                        [&](const ListRow &row) { return idOf(row) == id; });
        if (found != held->rows.end())
            return m_directory.offset(i) + static_cast<int>(found - held->rows.begin());
    }
    return -1;
}

void LongListModel::setListQuery(const ListQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    readFirstPage();
}

void LongListModel::refresh()
{
    if (m_loaded)
        walkSoon();
    else
        readFirstPage();
}

void LongListModel::noteLabels()
{
    const QString search = std::visit([](const auto &query) { return query.search; }, m_query);
    if (search.trimmed().startsWith(u'#'))
        refresh();
}

void LongListModel::waitForFirstPage(int ms)
{
    QDeadlineTimer deadline(ms);
    while (!isLoaded() && !deadline.hasExpired())
        m_pages->waitForArrival(static_cast<int>(deadline.remainingTime()));
}

std::unique_ptr<ListExport> LongListModel::exportTo(const QString &path) const
{
    return std::make_unique<ListExport>(m_sources, m_query, path);
}

bool LongListModel::isSettled() const
{
    return m_outstanding == 0 && !m_loading && !m_walking && m_wanted.isEmpty() &&
           !m_resolveTimer->isActive() && !m_walkTimer->isActive();
}

PageDirectory::Precedes LongListModel::precedes() const
{
    return
        [this](const PageKey &a, const PageKey &b) { return m_sources->precedes(m_query, a, b); };
}

void LongListModel::cellsChanged(int first, int count)
{
    if (count > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + count - 1, m_columns - 1));
}

void LongListModel::setCountExact(bool exact)
{
    m_countExact = exact;
    Q_EMIT countChanged();
}

} // namespace coinpay
