// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filesize.h"

#include <QtGlobal>

#include <csignal>

namespace coinpay {

void letLargeWritesFail()
{
#ifdef Q_OS_UNIX
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

} // namespace coinpay
