// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

namespace coinpay::cli {

//! The folder with the inbox of webhooks: the profile's; where there are no profiles at all, one
//! beside them, so that a handler can be tested with a secret alone.
[[nodiscard]] Result<QString> inboxFolder(const Session &session);

} // namespace coinpay::cli
