// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coinpay {

//! Gives memory that is free back to the system, where its allocator keeps it otherwise: what a
//! start needed for a moment is most of it. Takes under a millisecond; once is enough.
void giveBackFreeMemory();

} // namespace coinpay
