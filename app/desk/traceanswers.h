// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "trace/tracefacts.h"

namespace coinpay {

//! An answer that says there is nothing of that name.
[[nodiscard]] bool saysUnknown(const Error &error);

//! A call that the server saw, as a timeline tells it.
[[nodiscard]] ServerSight sightOf(const api::SeenRequest &seen);

} // namespace coinpay
