// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "domain/invoice.h"
#include "domain/operation.h"
#include "domain/transfer.h"

#include <variant>

namespace coinpay::api {

//! What a person typed, as far as the bytes of an operation tell.
using TypedDraft = std::variant<InvoiceDraft, EscrowDraft, EscrowActionDraft, TransferDraft>;

//! Reads an operation's own bytes back, so that a form can be opened again with everything that was
//! typed. A quote that was used is left out: it belongs to the operation that was refused. NotFound
//! for kinds that no form makes.
[[nodiscard]] Result<TypedDraft> draftOf(const OperationDraft &operation);

} // namespace coinpay::api
