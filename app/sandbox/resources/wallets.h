// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox::wallets {

Answer list(Call &call);
Answer get(Call &call);
Answer balances(Call &call);
Answer listAddresses(Call &call);
Answer createAddress(Call &call);

//! What `balances` answers.
[[nodiscard]] QJsonObject balanceSheet(Books &books, const Document &wallet);

} // namespace coinpay::sandbox::wallets
