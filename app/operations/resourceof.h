// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "domain/operation.h"
#include "domain/resource.h"
#include "store/reader.h"

namespace coinpay {

// The resource that tells how an operation goes on: what it made, or the invoice it cancels.

//! As the mirror has it; an unknown resource when it has none yet.
[[nodiscard]] Resource mirroredResource(Reader &reader, const Operation &operation);
//! As the server has it now. NotFound when nobody has said yet what came of the operation.
[[nodiscard]] QFuture<Result<Resource>> fetchResource(Client &client, const Operation &operation);

//! What is done to an escrow by this kind; empty for kinds that do nothing to one.
[[nodiscard]] std::optional<EscrowActionKind> escrowActionOf(OperationKind kind);

} // namespace coinpay
