// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! The bounds of LongListModel: what keeps its memory and its work small.
namespace coinpay::limits {

inline constexpr int Stride = 200;         //!< rows a chunk: one quick page, three screens
inline constexpr int HeldChunks = 16;      //!< what is kept of a list of any length
inline constexpr int WantedChunks = 6;     //!< wishes kept while a scroll bar is dragged
inline constexpr int ReadsAtOnce = 2;      //!< so that a new wish does not queue behind old ones
inline constexpr int LargestRange = 2000;  //!< rows read for one range before a walk is cheaper
inline constexpr int RebaseChunks = 4;     //!< chunks kept standing when everything is read anew
inline constexpr int RecountChunks = 8;    //!< chunks counted one by one before a walk is cheaper
inline constexpr int IdsAtOnce = 400;      //!< ids looked up in one call
inline constexpr int NotedIds = 2000;      //!< changed ids kept before everything counts as changed
inline constexpr int GatherChangesMs = 12; //!< changes of one frame are looked at together
inline constexpr int FirstWalkMs = 150;    //!< before the first walk: the first picture goes first
inline constexpr int WalkPauseMs = 250;    //!< least time between two walks
inline constexpr int LongestPauseMs = 10'000;
inline constexpr int WalkShare = 10; //!< a walk takes at most one part in so many of the time

} // namespace coinpay::limits
