// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/request.h"
#include "domain/addresscheck.h"
#include "domain/escrow.h"
#include "domain/operation.h"

#include <functional>

namespace coinpay::console {

//! What has to be known beside the request.
struct Surroundings
{
    //! The escrow as it is now: what is released is the escrow's asset, and may be all of it.
    std::function<Result<Escrow>(const QString &id)> escrow;
    AcceptedNets nets = AcceptedNets::Main;
};

//! A write of the console as the journal keeps it, with exactly the bytes that were typed. A call
//! that has a form becomes the operation that the form makes, so that it is followed to its end; it
//! is checked as the form checks it where it moves money, and refused where the form would. What
//! has no form, or a body that no form would make and that moves nothing, is a ConsoleCall.
[[nodiscard]] Result<OperationDraft> operationFor(const MatchedCall &matched,
                                                  const ConsoleRequest &request,
                                                  const Surroundings &surroundings);

//! The kind that a call has a form for; empty where it has none.
[[nodiscard]] std::optional<OperationKind> kindOf(const CatalogCall &call);

} // namespace coinpay::console
