// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "domain/operation.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

#include <QHash>

namespace coinpay::store {

//! Operations, their attempts and who is sending them. Runs on the writer thread, inside its
//! transaction. Throws Failure and Refusal.
class JournalWriter
{
public:
    JournalWriter(const Clock &clock, RandomSource &random);

    Operation add(Connection &connection, const OperationDraft &draft);
    std::optional<Operation> claimDue(Connection &connection, qint64 claimMs);
    std::optional<Operation> claim(Connection &connection, const QString &id, qint64 claimMs);
    void step(Connection &connection, const OperationStep &step);
    //! A person's word: see Store::stopOperation(), decideOperation() and dealWithOperation().
    Operation stop(Connection &connection, const QString &id);
    void decide(Connection &connection, const QString &id, bool happened, const QString &resourceId,
                const QString &note);
    void dealWith(Connection &connection, const QString &id);
    void saveDraft(Connection &connection, const QString &form, const QByteArray &fields);

private:
    //! Somebody who may still be sending it holds the operation.
    [[nodiscard]] bool isHeld(Connection &connection, const QString &id);
    [[nodiscard]] QString nextFree(Connection &connection);
    Operation take(Connection &connection, Operation operation, qint64 claimMs);
    [[nodiscard]] bool isTakenOver(Connection &connection, const QString &id);
    //! Moves an operation that nobody is sending, in place of the driver.
    void move(Connection &connection, const Operation &operation, const OperationStep &word);
    void endAttempt(Connection &connection, const Operation &operation, const OperationStep &step);

    const Clock &m_clock;
    RandomSource &m_random;
    QString m_owner;
    QString m_process;
    QString m_person;
    QHash<QString, int> m_attempts; //!< the attempt this store has begun, by operation
};

} // namespace coinpay::store
