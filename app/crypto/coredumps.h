// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coinpay {

//! No core file of this process is written, and no other program of the same person may read its
//! memory: a crash must not leave a private key on the disk. Call first thing in main(). Does
//! nothing in a build with a leak sanitizer, which needs to look.
void refuseCoreDumps();

} // namespace coinpay
