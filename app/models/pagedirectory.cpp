// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pagedirectory.h"

#include <algorithm>

namespace coinpay {

PageDirectory::PageDirectory(std::vector<PageChunk> chunks)
    : m_chunks(std::move(chunks))
{
}

void PageDirectory::measure() const
{
    if (!m_offsets.empty())
        return;
    m_offsets.reserve(m_chunks.size() + 1);
    int sum = 0;
    m_offsets.push_back(0);
    for (const PageChunk &chunk : m_chunks)
        m_offsets.push_back(sum += chunk.size);
}

int PageDirectory::rowCount() const
{
    measure();
    return m_offsets.back();
}

int PageDirectory::offset(int chunk) const
{
    measure();
    return m_offsets[size_t(chunk)];
}

int PageDirectory::chunkOfRow(int row) const
{
    measure();
    const auto after = std::upper_bound(m_offsets.begin(), m_offsets.end(), row);
    return static_cast<int>(after - m_offsets.begin()) - 1;
}

int PageDirectory::chunkOfKey(const PageKey &key, const Precedes &precedes) const
{
    const auto begin = m_chunks.begin();
    const auto after = std::partition_point(begin, m_chunks.end(), [&](const PageChunk &chunk) {
        return chunk.from ? !precedes(key, *chunk.from) : chunk.reachable;
    });
    const int found = static_cast<int>(after - begin) - 1;
    return found >= 0 && m_chunks[size_t(found)].reachable ? found : -1;
}

std::optional<PageKey> PageDirectory::until(int chunk) const
{
    return chunk + 1 < chunkCount() ? m_chunks[size_t(chunk) + 1].from : std::nullopt;
}

const ListRow *PageDirectory::row(int row)
{
    const int at = chunkOfRow(row);
    PageChunk &chunk = m_chunks[size_t(at)];
    if (!chunk.rows)
        return nullptr;
    chunk.lastUse = ++m_use;
    return &chunk.rows->rows.at(row - offset(at));
}

const PageKey *PageDirectory::key(int row) const
{
    const int at = chunkOfRow(row);
    const PageChunk &chunk = m_chunks[size_t(at)];
    return chunk.rows ? &chunk.rows->keys.at(row - offset(at)) : nullptr;
}

void PageDirectory::resize(int chunk, int size)
{
    m_chunks[size_t(chunk)].size = size;
    m_offsets.clear();
}

void PageDirectory::hold(int chunk, KeyedRows rows)
{
    PageChunk &held = m_chunks[size_t(chunk)];
    held.size = static_cast<int>(rows.size());
    held.rows = std::move(rows);
    held.lastUse = ++m_use;
    m_offsets.clear();
}

void PageDirectory::removeRows(int chunk, int first, int count)
{
    PageChunk &held = m_chunks[size_t(chunk)];
    held.rows->rows.remove(first, count);
    held.rows->keys.remove(first, count);
    held.size -= count;
    m_offsets.clear();
}

void PageDirectory::insertRows(int chunk, int first, const KeyedRows &from, int fromFirst,
                               int count)
{
    PageChunk &held = m_chunks[size_t(chunk)];
    for (int i = 0; i < count; ++i) {
        held.rows->rows.insert(first + i, from.rows.at(fromFirst + i));
        held.rows->keys.insert(first + i, from.keys.at(fromFirst + i));
    }
    held.size += count;
    m_offsets.clear();
}

void PageDirectory::replaceRow(int chunk, int at, const ListRow &row, const PageKey &key)
{
    m_chunks[size_t(chunk)].rows->rows[at] = row;
    m_chunks[size_t(chunk)].rows->keys[at] = key;
}

void PageDirectory::split(int chunk, int stride)
{
    while (m_chunks[size_t(chunk)].rows && m_chunks[size_t(chunk)].size > 2 * stride) {
        PageChunk &whole = m_chunks[size_t(chunk)];
        PageChunk rest;
        rest.rows = KeyedRows{whole.rows->rows.mid(stride), whole.rows->keys.mid(stride)};
        rest.from = rest.rows->keys.first();
        rest.size = whole.size - stride;
        rest.lastUse = whole.lastUse;
        whole.rows = KeyedRows{whole.rows->rows.first(stride), whole.rows->keys.first(stride)};
        whole.size = stride;
        m_chunks.insert(m_chunks.begin() + chunk + 1, std::move(rest));
        ++chunk;
    }
    m_offsets.clear();
}

void PageDirectory::forgetBut(int chunks)
{
    std::vector<PageChunk *> held;
    for (PageChunk &chunk : m_chunks) {
        if (chunk.rows && chunk.reachable)
            held.push_back(&chunk);
    }
    if (held.size() <= size_t(chunks))
        return;
    const auto keep = held.begin() + chunks;
    std::nth_element(held.begin(), keep, held.end(), [](const PageChunk *a, const PageChunk *b) {
        return a->lastUse > b->lastUse;
    });
    std::for_each(keep, held.end(), [](PageChunk *chunk) { chunk->rows.reset(); });
}

std::vector<PageChunk> chunksOf(const Reader::Anchors &anchors, int stride)
{
    std::vector<PageChunk> chunks;
    chunks.reserve(static_cast<size_t>(anchors.keys.size()));
    qint64 left = anchors.count;
    for (const PageKey &key : anchors.keys) {
        PageChunk chunk;
        // The first one reaches back to the start, so that what is inserted above it has a place.
        if (!chunks.empty())
            chunk.from = key;
        chunk.size = static_cast<int>(qMin<qint64>(stride, left));
        left -= chunk.size;
        chunks.push_back(std::move(chunk));
    }
    if (chunks.empty())
        chunks.emplace_back();
    return chunks;
}

} // namespace coinpay
