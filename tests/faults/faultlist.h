// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults/asks.h"
#include "faults/faultdesk.h"

#include <functional>

namespace coinpay::test {

//! What must have become of an operation once the trouble is over.
enum class Ending {
    Done,
    Refused,       //!< the server said no, and did nothing
    DoneOrRefused, //!< what it was about may have run out meanwhile
    Unsettled,     //!< it waits, for a person or its next try, and says why
};

//! One thing that goes wrong while something is asked for. Afterwards the world is whole again.
struct Fault
{
    const char *name;
    Ending ending;
    bool isLong; //!< left out of a short run
    //! Asks, and does the damage. Empty, or why that did not work out as it should.
    std::function<QString(SandboxProcess &, FaultDesk &, const Ask &)> inflict;
};

[[nodiscard]] const QList<Fault> &allFaults();

} // namespace coinpay::test
