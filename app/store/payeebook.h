// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "domain/payee.h"
#include "store/sqlite/connection.h"

#include <QList>

#include <optional>

namespace coinpay::store {

//! The address book in the journal. All of it throws Failure, and Refusal (InvalidInput) for an
//! entry without an address.

void savePayee(Connection &journal, const QString &network, const QString &address,
               const QString &label);
void removePayee(Connection &journal, const QString &network, const QString &address);

//! Counts a transfer that was confirmed here; answers whether it is one to somebody.
bool countUse(Connection &journal, const OperationDraft &draft, UnixMs now);
//! Takes that back for one of which nothing ever left.
bool uncountUse(Connection &journal, const OperationDraft &draft);

//! By label, then address; the ones without a label last.
[[nodiscard]] QList<Payee> readPayees(Connection &journal);
[[nodiscard]] std::optional<Payee> findPayee(Connection &journal, const QString &network,
                                             const QString &address);

} // namespace coinpay::store
