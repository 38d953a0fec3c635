// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storefixture.h"

namespace coinpay::test {

//! Asks for something and brings it to a state the way the driver does.
inline Operation ask(StoreFixture &fixture, OperationState state,
                     const OperationDraft &draft = createDraft(), const QString &requestId = {})
{
    constexpr qint64 ClaimMs = 60'000;
    const Operation operation = *got(fixture.store->addOperation(draft));
    if (state == OperationState::Queued)
        return operation;
    if (!got(fixture.store->claimOperation(operation.id, ClaimMs)))
        qFatal("not claimed");
    OperationStep step;
    step.operationId = operation.id;
    step.state = state;
    step.requestId = requestId;
    if (state != OperationState::InFlight && !got(fixture.store->stepOperation(step)))
        qFatal("not stepped");
    return operation;
}

} // namespace coinpay::test
