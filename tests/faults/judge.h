// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults/asks.h"
#include "faults/faultdesk.h"

#include <QHash>

namespace coinpay::test {

//! What is wrong with a row, measured by what the server says it did; empty when nothing. Nothing
//! is ever done twice, or otherwise than asked; what the row says happened did happen, and what it
//! says was refused did not; and a row that is not over either moves by itself or says why not.
[[nodiscard]] QString faultsOf(SandboxProcess &sandbox, const Ask &ask,
                               const std::optional<Operation> &operation);

//! The books, to the last posting, against everything that was asked for: every movement belongs to
//! one operation, by its key; it is as much as was asked for; and the books balance. What is wrong,
//! or empty. Nothing may be under way any more.
[[nodiscard]] QString faultsOfBooks(SandboxProcess &sandbox, const QList<Operation> &operations);

} // namespace coinpay::test
