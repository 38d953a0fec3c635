// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults/asks.h"
#include "faults/faultdesk.h"

#include <functional>
#include <optional>

namespace coinpay::test {

//! What must have become of an operation once the trouble is over.
enum class Ending {
    Done,
    AnswerGone,    //!< done, and what the server answered cannot be had again
    Refused,       //!< the server said no, and did nothing
    DoneOrRefused, //!< what it was about may have run out meanwhile
    Unsettled,     //!< it waits, for a person or its next try, and says why
};

//! One thing that goes wrong while something is asked for. Afterwards the world is whole again.
struct Fault
{
    const char *name;
    Ending ending;
    //! The write that a short run takes it with, where it tells most; a fault that takes long has
    //! none.
    std::optional<OperationKind> inShort;
    //! Asks, and does the damage. Empty, or why that did not work out as it should.
    std::function<QString(SandboxProcess &, FaultDesk &, const Ask &)> inflict;
};

[[nodiscard]] const QList<Fault> &allFaults();

} // namespace coinpay::test
