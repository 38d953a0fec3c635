// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coinpay {

//! A write past the size a file may have (setrlimit's RLIMIT_FSIZE) fails with EFBIG, so that it
//! can be explained; by itself the system would end the process there. For main(), once.
void letLargeWritesFail();

} // namespace coinpay
