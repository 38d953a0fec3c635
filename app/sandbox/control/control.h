// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/faults.h"
#include "sandbox/service/routes.h"

namespace coinpay::sandbox {

//! Every call of coinpay-sandbox-v1.yaml: what buyers, miners and misfortune do.
[[nodiscard]] QList<Route> controlRoutes(Faults &faults);

} // namespace coinpay::sandbox
