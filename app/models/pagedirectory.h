// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listrow.h"
#include "models/rowdiff.h"

#include <functional>
#include <vector>

namespace coinpay {

//! A stretch of a long list: where it begins, how many rows it has, and those rows while a view is
//! near them.
struct PageChunk
{
    std::optional<PageKey> from; //!< empty: the start of the list, or not known (see reachable)
    int size = 0;
    bool reachable = true; //!< false: nobody knows yet where it begins; it cannot be read
    std::optional<KeyedRows> rows;
    quint64 lastUse = 0;
};

//! A list of any length as chunks: a key and a size each, with the rows of only a few. Row numbers
//! become chunks by binary search over running sums, keys by binary search over the chunks' first
//! keys. Knows nothing of views or threads.
class PageDirectory
{
public:
    using Precedes = std::function<bool(const PageKey &, const PageKey &)>;

    explicit PageDirectory(std::vector<PageChunk> chunks = {});

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int chunkCount() const { return static_cast<int>(m_chunks.size()); }

    [[nodiscard]] const PageChunk &chunk(int i) const { return m_chunks[size_t(i)]; }

    //! First row of a chunk.
    [[nodiscard]] int offset(int chunk) const;
    //! The chunk that holds a row; 0 <= row < rowCount().
    [[nodiscard]] int chunkOfRow(int row) const;
    //! The chunk a key belongs to; -1 when it lies in or beyond an unreachable one.
    [[nodiscard]] int chunkOfKey(const PageKey &key, const Precedes &precedes) const;
    //! Where a chunk ends: the first key of the next, empty at the end of the list.
    [[nodiscard]] std::optional<PageKey> until(int chunk) const;
    //! The row, when it is held; null otherwise.
    [[nodiscard]] const ListRow *row(int row);
    [[nodiscard]] const PageKey *key(int row) const;

    void resize(int chunk, int size); //!< of a chunk whose rows are not held
    void hold(int chunk, KeyedRows rows);
    void removeRows(int chunk, int first, int count);
    void insertRows(int chunk, int first, const KeyedRows &from, int fromFirst, int count);
    void replaceRow(int chunk, int at, const ListRow &row, const PageKey &key);
    //! Cuts a held chunk that has grown past twice `stride`.
    void split(int chunk, int stride);
    //! Lets go of the rows used longest ago until at most `chunks` are held.
    void forgetBut(int chunks);

private:
    void measure() const;

    std::vector<PageChunk> m_chunks;
    mutable std::vector<int> m_offsets; //!< chunkCount() + 1 sums; empty: to be counted again
    quint64 m_use = 0;
};

//! The chunks of a whole list from its anchors.
[[nodiscard]] std::vector<PageChunk> chunksOf(const Reader::Anchors &anchors, int stride);

} // namespace coinpay
