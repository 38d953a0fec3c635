// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transporttest.h"

QTEST_GUILESS_MAIN(QObject)
