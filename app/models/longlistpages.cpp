// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LongListModel: the first page of a query, and pages as rows are looked at.
#include "models/longlistlimits.h"
#include "models/longlistmodel.h"
#include "models/longlistreading.h"

namespace coinpay {

void LongListModel::readFirstPage()
{
    ++m_generation;
    *m_walkCanceled = true;
    m_walking = false;
    m_walkAgain = false;
    m_loading = true;
    m_walkTimer->stop();
    m_wanted.clear();
    m_underWay.clear();
    m_updatesSinceWalk.clear();
    m_insertsSinceWalk.clear();
    read<FirstPage>(
        *m_pages,
        [query = m_query](ListSource &source) -> Result<FirstPage> {
            auto rows = source.page(query, std::nullopt, limits::Stride + 1);
            if (!rows)
                return fail(std::move(rows.error()));
            auto count = source.count(query);
            if (!count)
                return fail(std::move(count.error()));
            return FirstPage{std::move(*rows), *count};
        },
        [this](Result<FirstPage> page) {
            m_loading = false;
            if (page)
                showFirstPage(std::move(*page));
        });
}

void LongListModel::showFirstPage(FirstPage page)
{
    const bool whole = page.rows.size() <= limits::Stride;
    std::vector<PageChunk> chunks(1);
    if (!whole) {
        PageChunk rest;
        rest.from = page.rows.keys.takeLast();
        page.rows.rows.removeLast();
        const qint64 known = page.count.value_or(0) - limits::Stride;
        rest.size = static_cast<int>(qMax<qint64>(1, known));
        rest.reachable = false;
        chunks.push_back(std::move(rest));
    }
    beginResetModel();
    m_directory = PageDirectory(std::move(chunks));
    m_directory.hold(0, std::move(page.rows));
    m_firstVisible = m_lastVisible = 0;
    m_loaded = true;
    endResetModel();
    setCountExact(whole || page.count.has_value());
    Q_EMIT loaded();
    if (!whole) {
        walk();
    } else if (!m_updatesSinceWalk.isEmpty() || !m_insertsSinceWalk.isEmpty()) {
        m_notedUpdates += m_updatesSinceWalk;
        m_notedInserts += m_insertsSinceWalk;
        m_resolveTimer->start();
    }
}

void LongListModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    if (m_loading || m_directory.rowCount() == 0)
        return;
    const int end = m_directory.rowCount() - 1;
    const int from = m_directory.chunkOfRow(qBound(0, first - limits::Stride / 2, end));
    const int to = m_directory.chunkOfRow(qBound(0, last + limits::Stride / 2, end));
    // Neighbours first: what is looked at is wished for last, and read first.
    for (int chunk = qMin(to, from + limits::WantedChunks); chunk >= from; --chunk) {
        if (!m_directory.chunk(chunk).rows)
            want(chunk);
    }
    const int looked = m_directory.chunkOfRow(qBound(0, first, end));
    if (!m_directory.chunk(looked).rows)
        want(looked);
}

void LongListModel::want(int chunk) const
{
    if (!m_directory.chunk(chunk).reachable)
        return;
    m_wanted.removeOne(chunk);
    m_wanted.append(chunk);
    if (m_wanted.size() > limits::WantedChunks)
        m_wanted.removeFirst();
    if (!m_wantedTimer->isActive())
        m_wantedTimer->start(0);
}

void LongListModel::readWanted()
{
    while (!m_wanted.isEmpty() && m_underWay.size() < limits::ReadsAtOnce) {
        const int chunk = m_wanted.takeLast();
        if (m_loading || chunk >= m_directory.chunkCount() || m_directory.chunk(chunk).rows ||
            !m_directory.chunk(chunk).reachable)
            continue;
        readChunk({m_directory.chunk(chunk).from, m_directory.until(chunk)});
    }
}

void LongListModel::readChunk(const Range &range)
{
    if (isUnderWay(range))
        return;
    m_underWay.append(range);
    read<Reading>(
        *m_pages,
        [sources = m_sources, query = m_query, range](ListSource &source) {
            return readRange(source, *sources, query, range);
        },
        [this, range](Result<Reading> reading) {
            m_underWay.removeIf([&](const Range &other) { return sameRange(range, other); });
            if (reading)
                applyReading(range, *reading);
            readWanted();
        });
}

bool LongListModel::sameRange(const Range &a, const Range &b)
{
    const auto same = [](const std::optional<PageKey> &one, const std::optional<PageKey> &other) {
        if (!one || !other)
            return !one && !other;
        return one->id == other->id && one->sortValue == other->sortValue;
    };
    return same(a.from, b.from) && same(a.until, b.until);
}

bool LongListModel::isUnderWay(const Range &range) const
{
    return std::any_of(m_underWay.begin(), m_underWay.end(),
                       [&](const Range &other) { return sameRange(range, other); });
}

Result<LongListModel::Reading> LongListModel::readRange(ListSource &source,
                                                        const ListSources &sources,
                                                        const ListQuery &query, const Range &range)
{
    Reading reading;
    std::optional<PageKey> from = range.from;
    while (reading.rows.size() < limits::LargestRange) {
        // One more than a chunk: usually all of it, and the first row of the next.
        const int limit = 2 * limits::Stride;
        auto page = source.page(query, from, limit);
        if (!page)
            return fail(std::move(page.error()));
        const qsizetype repeated = reading.rows.size() > 0 && page->size() > 0 &&
                                   idOf(page->rows.first()) == idOf(reading.rows.rows.last());
        for (qsizetype i = repeated; i < page->size(); ++i) {
            if (range.until && !sources.precedes(query, page->keys.at(i), *range.until))
                return reading;
            reading.rows.append(page->rows.at(i), page->keys.at(i));
        }
        if (page->size() < limit)
            return reading;
        from = page->keys.last();
    }
    reading.complete = false;
    return reading;
}

void LongListModel::applyReading(const Range &range, const Reading &reading)
{
    const int chunk = chunkWith(range);
    if (chunk < 0)
        return; // cut or replaced meanwhile; the next look asks again
    if (!reading.complete) {
        walkSoon();
        return;
    }
    applyChunk(chunk, reading.rows);
    m_directory.forgetBut(limits::HeldChunks);
}

int LongListModel::chunkWith(const Range &range) const
{
    const int chunk = range.from ? m_directory.chunkOfKey(*range.from, precedes()) : 0;
    if (chunk < 0 || chunk >= m_directory.chunkCount() || !m_directory.chunk(chunk).reachable)
        return -1;
    const Range found{m_directory.chunk(chunk).from, m_directory.until(chunk)};
    return sameRange(found, range) ? chunk : -1;
}

void LongListModel::applyChunk(int chunk, const KeyedRows &rows)
{
    const int before = m_directory.rowCount();
    if (m_directory.chunk(chunk).rows) {
        replaceHeld(chunk, rows);
    } else {
        resizeChunk(chunk, static_cast<int>(rows.size()));
        m_directory.hold(chunk, rows);
        cellsChanged(m_directory.offset(chunk), static_cast<int>(rows.size()));
    }
    m_directory.split(chunk, limits::Stride);
    if (m_directory.rowCount() != before)
        Q_EMIT countChanged();
}

void LongListModel::replaceHeld(int chunk, const KeyedRows &rows)
{
    const int offset = m_directory.offset(chunk);
    const RowDiff diff = diffRows(*m_directory.chunk(chunk).rows, rows);
    for (const RowRange &range : diff.removed) {
        beginRemoveRows({}, offset + range.first, offset + range.first + range.count - 1);
        m_directory.removeRows(chunk, range.first, range.count);
        endRemoveRows();
    }
    for (const RowRange &range : diff.inserted) {
        beginInsertRows({}, offset + range.first, offset + range.first + range.count - 1);
        m_directory.insertRows(chunk, range.first, rows, range.first, range.count);
        endInsertRows();
    }
    for (const RowRange &range : diff.changed) {
        for (int row = range.first; row < range.first + range.count; ++row)
            m_directory.replaceRow(chunk, row, rows.rows.at(row), rows.keys.at(row));
        cellsChanged(offset + range.first, range.count);
    }
}

void LongListModel::resizeChunk(int chunk, int size, bool atFront)
{
    const int offset = m_directory.offset(chunk);
    const int was = m_directory.chunk(chunk).size;
    if (size > was) {
        const int first = atFront ? offset : offset + was;
        beginInsertRows({}, first, first + size - was - 1);
        m_directory.resize(chunk, size);
        endInsertRows();
    } else if (size < was) {
        const int first = atFront ? offset : offset + size;
        beginRemoveRows({}, first, first + was - size - 1);
        m_directory.resize(chunk, size);
        endRemoveRows();
    }
}

} // namespace coinpay
