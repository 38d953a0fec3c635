// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coinpay::theme {

//! The grid everything sits on, in device-independent pixels.
inline constexpr int Grid = 4;
inline constexpr int GapTight = Grid;           //!< inside one thing: icon and word
inline constexpr int Gap = 2 * Grid;            //!< between things of one group
inline constexpr int GapGroup = 4 * Grid;       //!< between groups; a page's margin
inline constexpr int GapWide = 6 * Grid;        //!< around a designed page
inline constexpr int IconSmall = 16;            //!< in text, rows and buttons
inline constexpr int IconRail = 20;             //!< in the rail
inline constexpr int IconFace = 48;             //!< on empty and error faces
inline constexpr int ControlPadding = 3 * Grid; //!< left and right in buttons and fields
inline constexpr int MenuArrow = 12;            //!< of whatever opens a list
inline constexpr int Radius = 6;                //!< of fields, buttons and cards
inline constexpr int RowHeight = 30;            //!< of a table row at the usual font
inline constexpr int TextColumn = 560;          //!< widest a column of sentences gets

} // namespace coinpay::theme
