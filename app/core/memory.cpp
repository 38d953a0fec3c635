// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/memory.h"

#include <cstdlib> // says which library of C this is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace coinpay {

void giveBackFreeMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace coinpay
