// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/coredumps.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define COINPAY_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COINPAY_SANITIZED
#endif
#endif

namespace coinpay {

void refuseCoreDumps()
{
#if defined(Q_OS_UNIX) && !defined(COINPAY_SANITIZED)
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
#if defined(Q_OS_LINUX) && !defined(COINPAY_SANITIZED)
    // The limit does not count where the kernel hands a core to a program instead of a file.
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace coinpay
