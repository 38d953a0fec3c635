// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace coinpay::sandbox {

//! Ctrl+C and a polite end from outside leave the event loop, so that the books are closed in
//! order. Once in a process, from the thread of the application, which outlives what is set here.
void quitOnSignals(QCoreApplication &app);

} // namespace coinpay::sandbox
