// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/openoperations.h"

#include <algorithm>

namespace coinpay {

Result<QList<Operation>> openOperationsOn(Reader &reader, const QString &resourceId)
{
    if (resourceId.isEmpty())
        return QList<Operation>();
    auto operations = reader.operationsOf(resourceId); // newest first
    if (!operations)
        return fail(std::move(operations.error()));
    operations->removeIf([](const Operation &operation) { return isOver(operation.state); });
    std::reverse(operations->begin(), operations->end());
    return operations;
}

bool sameOperation(const Operation &a, const Operation &b)
{
    return a.state == b.state && a.updatedAt == b.updatedAt && a.attempts == b.attempts &&
           a.nextAttemptAt == b.nextAttemptAt && a.requestId == b.requestId &&
           a.resultId == b.resultId && a.message == b.message && a.personAt == b.personAt;
}

} // namespace coinpay
