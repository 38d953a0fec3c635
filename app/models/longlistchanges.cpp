// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LongListModel: what the store says has changed.
#include "models/longlistlimits.h"
#include "models/longlistmodel.h"
#include "models/longlistreading.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace coinpay {

namespace {

Result<KeyedRows> lookUp(ListSource &source, const ListQuery &query, const QStringList &ids)
{
    KeyedRows found;
    for (qsizetype i = 0; i < ids.size(); i += limits::IdsAtOnce) {
        auto some = source.rows(query, ids.mid(i, limits::IdsAtOnce));
        if (!some)
            return fail(std::move(some.error()));
        found.rows += some->rows;
        found.keys += some->keys;
    }
    return found;
}

//! Puts rows that came in any order into the list's.
KeyedRows inOrder(const KeyedRows &rows, const PageDirectory::Precedes &precedes)
{
    QList<qsizetype> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](qsizetype a, qsizetype b) { return precedes(rows.keys.at(a), rows.keys.at(b)); });
    KeyedRows sorted;
    for (const qsizetype i : std::as_const(order))
        sorted.append(rows.rows.at(i), rows.keys.at(i));
    return sorted;
}

KeyedRows merged(const KeyedRows &a, const KeyedRows &b, const PageDirectory::Precedes &precedes)
{
    if (a.size() == 0 || b.size() == 0)
        return a.size() == 0 ? b : a;
    KeyedRows both;
    both.rows.reserve(a.size() + b.size());
    both.keys.reserve(a.size() + b.size());
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        const bool first = j == b.size() || (i < a.size() && precedes(a.keys.at(i), b.keys.at(j)));
        const KeyedRows &from = first ? a : b;
        qsizetype &at = first ? i : j;
        both.append(from.rows.at(at), from.keys.at(at));
        ++at;
    }
    return both;
}

} // namespace

void LongListModel::note(const ListChanges &changes)
{
    if (changes.everything) {
        walkSoon();
        return;
    }
    for (const QString &id : changes.inserted)
        m_notedInserts.insert(id);
    for (const QString &id : changes.updated)
        m_notedUpdates.insert(id);
    if (m_loading || m_walking) {
        m_insertsSinceWalk += m_notedInserts;
        m_updatesSinceWalk += m_notedUpdates;
    }
    if (!m_resolveTimer->isActive())
        m_resolveTimer->start();
}

void LongListModel::resolveNoted()
{
    const QSet<QString> inserted = std::exchange(m_notedInserts, {});
    const QSet<QString> updated = std::exchange(m_notedUpdates, {});
    if (m_loading || !m_loaded)
        return; // kept since the first page was asked for, looked at once it is here
    if (inserted.size() + updated.size() > limits::NotedIds) {
        walkSoon();
        return;
    }
    const QSet<QString> asked = inserted + updated;
    read<KeyedRows>(
        *m_pages,
        [sources = m_sources, query = m_query, ids = asked.values()](ListSource &source) {
            return lookUp(source, query, ids).map([&](const KeyedRows &found) {
                return inOrder(found, [&](const PageKey &a, const PageKey &b) {
                    return sources->precedes(query, a, b);
                });
            });
        },
        [this, inserted, updated](const Result<KeyedRows> &found) {
            if (found)
                applyResolved(updated, inserted, *found);
        });
}

LongListModel::Touched LongListModel::withoutChanged(const QSet<QString> &changed) const
{
    Touched touched;
    for (int i = 0; i < m_directory.chunkCount(); ++i) {
        const auto &rows = m_directory.chunk(i).rows;
        if (!rows)
            continue;
        KeyedRows rest;
        for (qsizetype at = 0; at < rows->size(); ++at) {
            if (changed.contains(idOf(rows->rows.at(at))))
                touched.held.insert(idOf(rows->rows.at(at)));
            else
                rest.append(rows->rows.at(at), rows->keys.at(at));
        }
        if (rest.size() != rows->size())
            touched.kept.emplace(i, std::move(rest));
    }
    return touched;
}

void LongListModel::applyResolved(const QSet<QString> &updated, const QSet<QString> &inserted,
                                  const KeyedRows &found)
{
    const bool stable = orderIsStable(m_query);
    const bool staysPut = stable && !isFiltered(m_query);
    Touched touched = withoutChanged(updated + inserted);
    // Where nobody knows whether a row was in the list before, counting its chunk settles it; where
    // nobody knows at which place it was, only a walk does.
    bool lost = false;
    std::map<int, KeyedRows> added;
    std::map<int, Range> recount;
    QSet<QString> matching;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const QString &id = idOf(found.rows.at(i));
        matching.insert(id);
        const bool fresh = inserted.contains(id);
        const bool wasElsewhere = !fresh || m_novelty == Novelty::Untold;
        lost = lost || (!touched.held.contains(id) && wasElsewhere && !stable);
        const int chunk = m_directory.chunkOfKey(found.keys.at(i), precedes());
        if (chunk < 0)
            continue; // in the part that a walk is about to find
        if (m_directory.chunk(chunk).rows) {
            touched.kept.try_emplace(chunk, *m_directory.chunk(chunk).rows);
            added[chunk].append(found.rows.at(i), found.keys.at(i));
        } else if (fresh || !staysPut) {
            recount.emplace(chunk, Range{m_directory.chunk(chunk).from, m_directory.until(chunk)});
        }
    }
    for (const QString &id : m_novelty == Novelty::Told ? updated : inserted)
        lost = lost || (!staysPut && !touched.held.contains(id) && !matching.contains(id));

    // From the end, so that a chunk that is cut moves none that is still to be looked at.
    for (auto chunk = touched.kept.rbegin(); chunk != touched.kept.rend(); ++chunk)
        applyChunk(chunk->first, merged(chunk->second, added[chunk->first], precedes()));
    if (lost || int(recount.size()) > limits::RecountChunks) {
        walkSoon();
        return;
    }
    for (const auto &[chunk, range] : recount)
        readChunk(range);
}

} // namespace coinpay
