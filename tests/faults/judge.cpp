// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/judge.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace coinpay::test {

using namespace Qt::StringLiterals;

namespace {

bool saysItHappened(OperationState state)
{
    return state == OperationState::Accepted || state == OperationState::Settling ||
           state == OperationState::Final || state == OperationState::Failed;
}

QString faultsOfState(const Operation &row, qsizetype effects)
{
    if (saysItHappened(row.state) && effects != 1)
        return u"the row says it happened, the server does not"_s;
    if (row.state == OperationState::Rejected && effects != 0)
        return u"the row says it was refused, and the server did it"_s;
    const bool stopped = row.state == OperationState::Rejected ||
                         row.state == OperationState::NeedsPerson ||
                         row.state == OperationState::Failed;
    if (stopped && (row.message.isEmpty() || row.code.isEmpty()))
        return u"it has stopped and does not say why"_s;
    const bool waits =
        row.state == OperationState::Queued || row.state == OperationState::Unknown ||
        row.state == OperationState::Accepted || row.state == OperationState::Settling;
    if (waits && row.nextAttemptAt == 0)
        return u"it waits for nothing"_s;
    return {};
}

//! What left by one key.
struct Movement
{
    QStringList causes;
    QString asset;
    Money sent; //!< to the world outside
    int postings = 0;
};

QHash<QString, Movement> movementsByKey(SandboxProcess &sandbox, QString &broken)
{
    QHash<QString, Movement> movements;
    QString cursor;
    do {
        const QJsonObject page =
            sandbox.control("GET", u"/sandbox/v1/ledger?limit=5000&cursor="_s + cursor);
        if (page.isEmpty())
            broken = u"the books did not answer"_s;
        for (const QJsonValue &value : page.value("data"_L1).toArray()) {
            const QString key = value["idempotency_key"_L1].toString();
            if (key.isEmpty())
                continue;
            Movement &movement = movements[key];
            const QString asset = value["asset"_L1].toString();
            const Money amount = *Money::parse(value["amount"_L1].toString(), asset);
            if (movement.postings++ == 0) {
                movement.asset = asset;
                movement.sent = Money::zero(asset);
            }
            const QString cause = value["cause"_L1].toString();
            if (!movement.causes.contains(cause))
                movement.causes.append(cause);
            if (value["credit"_L1].toString() == "outside"_L1)
                movement.sent = *movement.sent.plus(amount);
        }
        for (const QJsonValue &invariant : page.value("invariants"_L1).toArray()) {
            if (!invariant["holds"_L1].toBool())
                broken = QString::fromUtf8(QJsonDocument(invariant.toObject()).toJson());
        }
        cursor = page.value("next_cursor"_L1).toString();
    } while (!cursor.isEmpty());
    return movements;
}

QString faultsOfMovement(const Operation &row, const Movement &movement)
{
    if (!movesMoney(row.request.kind))
        return u"it moves no money, and money moved"_s;
    const bool mayNotKnow =
        row.state == OperationState::Unknown || row.state == OperationState::NeedsPerson;
    if (row.state != OperationState::Final && !mayNotKnow)
        return u"money moved, and the row says "_s + operationStateName(row.state);
    const QString cause =
        row.resultId.isEmpty() && mayNotKnow ? movement.causes.value(0) : row.resultId;
    if (movement.causes != QStringList{cause})
        return u"it moved for %1, and the row names %2"_s.arg(movement.causes.join(u' '),
                                                              row.resultId);
    if (!row.request.amount || movement.sent != *row.request.amount)
        return u"%1 %2 went out"_s.arg(movement.sent.toDecimal(), movement.asset);
    return {};
}

} // namespace

QString faultsOf(SandboxProcess &sandbox, const Ask &ask, const std::optional<Operation> &operation)
{
    const QList<QJsonObject> effects =
        effectsOf(sandbox, ask, operation ? operation->idempotencyKey : QString());
    QString wrong;
    if (effects.size() > 1)
        wrong = u"it happened %1 times"_s.arg(effects.size());
    else if (!operation && !effects.isEmpty())
        wrong = u"it happened, and no row knows of it"_s;
    else if (!effects.isEmpty() && !isExactly(ask, effects.first()))
        wrong = u"the server did something else: "_s +
                QString::fromUtf8(QJsonDocument(effects.first()).toJson(QJsonDocument::Compact));
    else if (operation)
        wrong = faultsOfState(*operation, effects.size());
    if (wrong.isEmpty())
        return {};
    const Operation row = operation.value_or(Operation());
    return u"%1 (%2): %3. The row: %4, %5, %6"_s.arg(ask.mark, operationKindName(ask.kind), wrong,
                                                     operationStateName(row.state), row.code,
                                                     row.message);
}

QString faultsOfBooks(SandboxProcess &sandbox, const QList<Operation> &operations)
{
    QString broken;
    const QHash<QString, Movement> movements = movementsByKey(sandbox, broken);
    if (!broken.isEmpty())
        return broken;
    QStringList wrong;
    QHash<QString, Operation> byKey;
    for (const Operation &row : operations) {
        byKey.insert(row.idempotencyKey, row);
        if (movesMoney(row.request.kind) && row.state == OperationState::Final &&
            !movements.contains(row.idempotencyKey))
            wrong.append(row.id + u": final, and nothing moved"_s);
    }
    for (auto it = movements.begin(); it != movements.end(); ++it) {
        const auto row = byKey.constFind(it.key());
        const QString fault =
            row == byKey.constEnd() ? u"nobody asked for it"_s : faultsOfMovement(*row, *it);
        if (!fault.isEmpty())
            wrong.append((row == byKey.constEnd() ? it.key() : row->id) + u": "_s + fault);
    }
    return wrong.join(u'\n');
}

} // namespace coinpay::test
