// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/operationrow.h"

#include "store/sqlite/failure.h"

#include <QCoreApplication>

namespace coinpay::store {

namespace {

Refusal unknownWord(const QString &id)
{
    //: %1 is an operation's id
    const QString sentence = QCoreApplication::translate(
        "coinpay::store", "The journal's entry %1 cannot be read; it was left as it is.");
    return Refusal(Error{ErrorKind::StorageDamaged, sentence.arg(id), {}, {}, 0, {}, {}});
}

} // namespace

Operation readOperation(const Query &query)
{
    Operation operation;
    int column = 0;
    operation.id = query.text(column++);
    operation.idempotencyKey = query.text(column++);
    const auto kind = operationKindFromName(query.text(column++));
    operation.request.method = query.bytes(column++);
    operation.request.target = query.bytes(column++);
    operation.request.body = query.bytes(column++);
    operation.bodySha256 = query.bytes(column++);
    operation.request.resourceType = query.text(column++);
    operation.request.resourceId = query.text(column++);
    operation.request.reference = query.text(column++);
    const QString amount = query.text(column++);
    const QString asset = query.text(column++);
    const auto state = operationStateFromName(query.text(column++));
    operation.attempts = query.small(column++);
    operation.createdAt = query.number(column++);
    operation.updatedAt = query.number(column++);
    operation.firstSentAt = query.number(column++);
    operation.nextAttemptAt = query.number(column++);
    operation.resultId = query.text(column++);
    operation.requestId = query.text(column++);
    operation.httpStatus = query.small(column++);
    operation.code = query.text(column++);
    operation.message = query.text(column++);
    operation.request.network = query.text(column++);
    operation.request.counterparty = query.text(column++);
    operation.request.batchId = query.text(column++);
    operation.request.seenVersion = query.number(column++);
    operation.personAt = query.number(column++);
    operation.personBy = query.text(column++);
    if (!kind || !state)
        throw unknownWord(operation.id);
    operation.request.kind = *kind;
    operation.state = *state;
    if (!amount.isEmpty()) {
        const auto money = Money::parse(amount, asset);
        if (!money)
            throw unknownWord(operation.id);
        operation.request.amount = *money;
    }
    return operation;
}

std::string selectOperations(std::string_view rest)
{
    return std::string("SELECT ").append(OperationColumns).append(" FROM operations ").append(rest);
}

std::optional<Operation> findOperation(Connection &connection, const QString &id)
{
    Query query = connection.query(selectOperations("WHERE id = ?"));
    query.bindAll(id);
    if (!query.step())
        return {};
    return readOperation(query);
}

} // namespace coinpay::store
