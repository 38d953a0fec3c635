// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox::transfers {

Answer quote(Call &call);
Answer create(Call &call);
Answer list(Call &call);
Answer get(Call &call);

} // namespace coinpay::sandbox::transfers
