// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox::invoices {

Answer create(Call &call);
Answer list(Call &call);
Answer get(Call &call);
Answer cancel(Call &call);

} // namespace coinpay::sandbox::invoices
