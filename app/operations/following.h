// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "domain/invoice.h"
#include "store/store.h"

namespace coinpay {

//! Where an accepted operation stands, by its resource as we last saw it (CONTRACT "States": 202 is
//! never final; only the resource's own final state is).
[[nodiscard]] OperationState stateByInvoice(OperationKind kind, InvoiceStatus status);

//! The step from `operation` (accepted or settling) when its invoice is `invoice`. The next look is
//! set by `looks`, how many there have been.
[[nodiscard]] OperationStep stepByInvoice(const Operation &operation, const Invoice &invoice,
                                          UnixMs now, int looks, RandomSource &random);
//! The step when the resource could not be fetched: only the time of the next look moves.
[[nodiscard]] OperationStep stepWithoutNews(const Operation &operation, UnixMs now, int looks,
                                            RandomSource &random);

} // namespace coinpay
