// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QHash>
#include <QList>

namespace coinpay {

//! Which operations, newest first.
struct OperationQuery
{
    QList<OperationState> statuses; //!< empty: all
    QString asset;                  //!< empty: of all assets and none
    QString batchId;                //!< empty: of all batches and none
    std::optional<UnixMs> createdFrom;
    std::optional<UnixMs> createdTo; //!< exclusive
    //! False: not those of which coinpay::endedByPerson() is true.
    bool endedByPerson = true;
    //! Any part of a reference, a counterparty, an id (of the operation, the resource, the batch),
    //! the idempotency key or the request id of any attempt, Latin letters in any case; or of a
    //! note or a label on it or on what came of it, and "#late" of those alone. Looks at every
    //! operation: for a background thread.
    QString search;

    [[nodiscard]] bool operator==(const OperationQuery &) const = default;
};

//! A place in the list of operations.
struct OperationKey
{
    UnixMs createdAt = 0;
    QString id;

    [[nodiscard]] bool operator==(const OperationKey &) const = default;

    //! Whether this one stands before `other` in the list, newest first.
    [[nodiscard]] bool precedes(const OperationKey &other) const
    {
        return createdAt != other.createdAt ? createdAt > other.createdAt : id > other.id;
    }
};

[[nodiscard]] inline OperationKey keyOf(const Operation &operation)
{
    return {operation.createdAt, operation.id};
}

} // namespace coinpay
