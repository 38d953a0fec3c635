// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resource.h"

#include <QStringList>

#include <random>

namespace coinpay::test {

//! Believable resources, each of its own id, with few enough distinct values that there are ties;
//! the same for the same engine state. As randomInvoice().
[[nodiscard]] Escrow randomEscrow(std::mt19937 &engine, int number);
[[nodiscard]] EscrowAction randomAction(std::mt19937 &engine, int number, EscrowActionKind kind);
[[nodiscard]] Wallet randomWallet(std::mt19937 &engine, int number);
[[nodiscard]] ReceiveAddress randomAddress(std::mt19937 &engine, int number);
[[nodiscard]] Transfer randomTransfer(std::mt19937 &engine, int number);

//! Every field of a resource as text: equal when the resources are.
[[nodiscard]] QStringList fieldsOf(const Resource &resource);

} // namespace coinpay::test
