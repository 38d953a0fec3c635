// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox::escrows {

Answer create(Call &call);
Answer list(Call &call);
Answer get(Call &call);
Answer release(Call &call);
Answer listReleases(Call &call);
Answer getRelease(Call &call);
Answer refund(Call &call);
Answer listRefunds(Call &call);
Answer getRefund(Call &call);
Answer dispute(Call &call);
Answer listDisputes(Call &call);
Answer getDispute(Call &call);

} // namespace coinpay::sandbox::escrows
