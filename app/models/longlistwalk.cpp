// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LongListModel: the walk that finds the anchors, and how a list read anew takes the place of
// the old one without moving what a person looks at.
#include "models/longlistlimits.h"
#include "models/longlistmodel.h"
#include "models/longlistreading.h"

#include <QElapsedTimer>

namespace coinpay {

namespace {

struct WalkResult
{
    std::shared_ptr<PageDirectory> list;
    qint64 ms = 0;
};

KeyedRows slice(const KeyedRows &rows, qsizetype first, qsizetype count)
{
    return {rows.rows.mid(first, count), rows.keys.mid(first, count)};
}

//! How many rows stand before `key`; all of them when there is none.
qsizetype countBefore(const KeyedRows &rows, const std::optional<PageKey> &key,
                      const PageDirectory::Precedes &precedes)
{
    if (!key)
        return rows.size();
    const auto end =
        std::partition_point(rows.keys.begin(), rows.keys.end(),
                             [&](const PageKey &candidate) { return precedes(candidate, *key); });
    return end - rows.keys.begin();
}

int sizeOf(const PageDirectory &list, int first, int last)
{
    return list.offset(last) - list.offset(first);
}

} // namespace

void LongListModel::walkSoon()
{
    if (m_loading)
        return; // a first page is on its way, and a walk follows it
    if (m_walking) {
        m_walkAgain = true;
        return;
    }
    if (!m_walkTimer->isActive())
        m_walkTimer->start(
            static_cast<int>(qBound(qint64(limits::WalkPauseMs), m_lastWalkMs * limits::WalkShare,
                                    qint64(limits::LongestPauseMs))));
}

void LongListModel::walk()
{
    m_walking = true;
    m_updatesSinceWalk.clear();
    m_insertsSinceWalk.clear();
    m_walkCanceled = std::make_shared<std::atomic_bool>(false);
    if (std::exchange(m_walkedBefore, true)) {
        readAnchors();
        return;
    }
    QTimer::singleShot(limits::FirstWalkMs, this, [this, canceled = m_walkCanceled] {
        if (!*canceled)
            readAnchors();
    });
}

void LongListModel::readAnchors()
{
    read<WalkResult>(
        *m_walks,
        [query = m_query, canceled = m_walkCanceled](ListSource &source) -> Result<WalkResult> {
            QElapsedTimer timer;
            timer.start();
            auto anchors = source.anchors(query, limits::Stride, canceled.get());
            if (!anchors)
                return fail(std::move(anchors.error()));
            const auto list = std::make_shared<PageDirectory>(chunksOf(*anchors, limits::Stride));
            return WalkResult{list, timer.elapsed()};
        },
        [this](const Result<WalkResult> &walked) {
            if (!walked) {
                walkEnded();
                return;
            }
            m_lastWalkMs = walked->ms;
            surveyed(walked->list);
        });
}

void LongListModel::walkEnded()
{
    m_walking = false;
    m_notedUpdates += std::exchange(m_updatesSinceWalk, {});
    m_notedInserts += std::exchange(m_insertsSinceWalk, {});
    if (!m_notedUpdates.isEmpty() || !m_notedInserts.isEmpty())
        m_resolveTimer->start();
    if (std::exchange(m_walkAgain, false))
        walkSoon();
}

void LongListModel::surveyed(const std::shared_ptr<PageDirectory> &list)
{
    const Survey survey = cover(list, rangeInView());
    const Range range = survey.range();
    read<Reading>(
        *m_pages,
        [sources = m_sources, query = m_query, range](ListSource &source) {
            return readRange(source, *sources, query, range);
        },
        [this, survey](const Result<Reading> &reading) {
            if (reading)
                rebase(survey, *reading);
            else
                walkEnded();
        });
}

std::pair<int, int> LongListModel::heldInView() const
{
    if (m_directory.rowCount() == 0)
        return {0, 0};
    const int end = m_directory.rowCount() - 1;
    int first = m_directory.chunkOfRow(qBound(0, m_firstVisible, end));
    int last = m_directory.chunkOfRow(qBound(0, m_lastVisible, end));
    while (first < last && !m_directory.chunk(first).rows)
        ++first;
    last = qMin(last, first + 1);
    if (last > first && !m_directory.chunk(last).rows)
        last = first;
    return {first, last};
}

LongListModel::Range LongListModel::rangeInView() const
{
    const auto [first, last] = heldInView();
    return {m_directory.chunk(first).from, m_directory.until(last)};
}

LongListModel::Survey LongListModel::cover(const std::shared_ptr<PageDirectory> &list,
                                           const Range &range) const
{
    Survey survey{list, 0, list->chunkCount() - 1};
    if (range.from)
        survey.first = qMax(0, list->chunkOfKey(*range.from, precedes()));
    if (range.until)
        survey.last = qMax(survey.first, list->chunkOfKey(*range.until, precedes()));
    survey.last = qMin(survey.last, survey.first + limits::RebaseChunks);
    return survey;
}

void LongListModel::rebase(const Survey &survey, const Reading &reading)
{
    const Survey now = cover(survey.list, rangeInView());
    if (now.first < survey.first || now.last > survey.last) {
        surveyed(survey.list); // the person went elsewhere meanwhile
        return;
    }
    splice(survey, reading.rows);
    take(survey, reading.rows);
    setCountExact(true);
    m_walkAgain = m_walkAgain || !reading.complete;
    walkEnded();
    const int end = qMin(m_lastVisible, m_directory.rowCount() - 1);
    cellsChanged(m_firstVisible, end - m_firstVisible + 1);
}

//! Brings rows in and takes rows out until this list is as long as the surveyed one: ahead of and
//! behind the rows in view by their number alone, among them one by one.
void LongListModel::splice(const Survey &survey, const KeyedRows &rows)
{
    const auto [first, last] = heldInView();
    const Range view = rangeInView();
    const Range read = survey.range();
    const bool readEndsFirst = read.until && (!view.until || precedes()(*read.until, *view.until));
    const std::optional<PageKey> until = readEndsFirst ? read.until : view.until;
    const qsizetype ahead = view.from ? countBefore(rows, view.from, precedes()) : 0;
    const qsizetype kept = countBefore(rows, until, precedes()) - ahead;
    const int newAhead = sizeOf(*survey.list, 0, survey.first) + static_cast<int>(ahead);
    const int newBehind = static_cast<int>(rows.size() - ahead - kept) +
                          sizeOf(*survey.list, survey.last + 1, survey.list->chunkCount());

    KeyedRows old;
    for (int i = first; i <= last && m_directory.chunk(i).rows; ++i) {
        old.rows += m_directory.chunk(i).rows->rows;
        old.keys += m_directory.chunk(i).rows->keys;
    }
    old = slice(old, 0, countBefore(old, until, precedes()));
    const bool held = m_directory.chunk(first).rows.has_value();
    std::vector<PageChunk> three(3);
    three[0].size = held ? m_directory.offset(first) : 0;
    three[2].size = m_directory.rowCount() - three[0].size - static_cast<int>(old.size());
    three[0].reachable = three[2].reachable = false;
    m_wanted.clear();
    m_directory = PageDirectory(std::move(three));
    m_directory.hold(1, std::move(old));

    if (!held) { // nothing to keep standing
        resizeChunk(2, newAhead + static_cast<int>(kept) + newBehind);
        return;
    }
    resizeChunk(2, newBehind);
    resizeChunk(0, newAhead, true);
    replaceHeld(1, slice(rows, ahead, kept));
}

//! The surveyed list is as long as this one now: it takes its place, with the rows that were read.
void LongListModel::take(const Survey &survey, const KeyedRows &rows)
{
    PageDirectory list = std::move(*survey.list);
    qsizetype from = 0;
    const std::optional<PageKey> end = list.until(survey.last);
    for (int i = survey.first; i <= survey.last; ++i) {
        const std::optional<PageKey> until = i < survey.last ? list.until(i) : end;
        const qsizetype to = countBefore(rows, until, precedes());
        list.hold(i, slice(rows, from, to - from));
        from = to;
    }
    m_directory = std::move(list);
    for (int i = survey.last; i >= survey.first; --i)
        m_directory.split(i, limits::Stride);
}

} // namespace coinpay
