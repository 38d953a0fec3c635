// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "domain/resource.h"
#include "store/store.h"

namespace coinpay {

//! Where an accepted operation stands, by its resource as we last saw it (CONTRACT "States": 202 is
//! never final; only the resource's own final state is). A creation is done once the resource
//! exists; a release, refund, dispute, transfer or delivery goes by its own state, never by its
//! escrow's or its wallet's. A new webhook secret is done with its answer and has nothing to
//! follow.
[[nodiscard]] OperationState stateByResource(OperationKind kind, const Resource &resource);

//! The step from `operation` (accepted or settling) when its resource is `resource`. The next look
//! is set by `looks`, how many there have been.
[[nodiscard]] OperationStep stepByResource(const Operation &operation, const Resource &resource,
                                           UnixMs now, int looks, RandomSource &random);
//! The step when the resource could not be fetched: only the time of the next look moves.
[[nodiscard]] OperationStep stepWithoutNews(const Operation &operation, UnixMs now, int looks,
                                            RandomSource &random);

} // namespace coinpay
