// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/operation.h"

namespace coinpay::cli {

//! What the program ends with. Scripts branch on these: never renumber. `--help` lists them.
enum class ExitCode {
    Ok = 0,
    Usage = 2,
    Refused = 3,       //!< the server understood and said no
    Network = 4,       //!< the server could not be reached or did not answer as it should
    FailedOutcome = 5, //!< what was asked for, or watched, ended otherwise
    OutcomeUnknown = 6,
    Secrets = 7,
    Storage = 8,
    TimeIsUp = 9, //!< --timeout ran out, or a signal came, and nothing is left open by it
};

[[nodiscard]] ExitCode exitCodeOf(ErrorKind kind);
//! Of an operation that was waited for.
[[nodiscard]] ExitCode exitCodeOf(OperationState state);

} // namespace coinpay::cli
