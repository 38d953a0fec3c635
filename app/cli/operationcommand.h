// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

#include <functional>

namespace coinpay::cli {

//! Writes one operation into the journal, after whatever it has to look up first.
using AskFor = std::function<Result<Operation>(Desk &desk)>;

//! Any command that asks the server to do something: connects, asks, waits for as long as --timeout
//! says until the operation is over or needs a person, tells how it stands, and answers the code to
//! end with.
[[nodiscard]] ExitCode runOperation(Session &session, const AskFor &ask);

} // namespace coinpay::cli
