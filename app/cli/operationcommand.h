// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

#include <functional>

namespace coinpay::cli {

//! Writes one operation into the journal, after whatever it has to look up first. notAskedFor()
//! when it turned out that nothing is to be written, which the caller has told.
using AskFor = std::function<Result<Operation>(Desk &desk)>;

//! Any command that asks the server to do something: connects, asks, waits for as long as --timeout
//! says until the operation is over or needs a person, tells how it stands, and answers the code to
//! end with.
[[nodiscard]] ExitCode runOperation(Session &session, const AskFor &ask);

//! As runOperation(), for several that go together: all are told, and the code is the worst one's.
using AskForAll = std::function<Result<QList<Operation>>(Desk &desk)>;
[[nodiscard]] ExitCode runOperations(Session &session, const AskForAll &ask);

[[nodiscard]] Error notAskedFor();

} // namespace coinpay::cli
