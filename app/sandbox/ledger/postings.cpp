// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger/postings.h"

namespace coinpay::sandbox {

namespace {

//! What the books themselves wrote; anything else is damage.
Money read(const QByteArray &decimal, const QString &asset)
{
    const auto money = Money::parse(QString::fromLatin1(decimal), asset);
    if (!money)
        throw DatabaseError("An amount in the books cannot be read");
    return *money;
}

Money sum(const Result<Money> &result)
{
    if (!result)
        throw DatabaseError("A balance does not fit");
    return *result;
}

//! The account's number; its balance changes by `amount`.
qint64 addTo(Books &books, const QString &name, const QString &network, const Money &amount)
{
    Query found(books.db,
                "SELECT id, amount FROM accounts WHERE name=?1 AND asset=?2 AND network=?3", name,
                amount.asset(), network);
    if (found.step()) {
        const qint64 id = found.integer(0);
        const Money after = sum(read(found.bytes(1), amount.asset()).plus(amount));
        Query(books.db, "UPDATE accounts SET amount=?2 WHERE id=?1", id, after.toDecimal()).run();
        return id;
    }
    Query(books.db, "INSERT INTO accounts(name,asset,network,amount) VALUES(?1,?2,?3,?4)", name,
          amount.asset(), network, amount.toDecimal())
        .run();
    return books.db.lastInsertId();
}

} // namespace

void post(Books &books, const Movement &movement)
{
    if (movement.amount.isZero())
        return;
    const Money taken = sum(Money::zero(movement.amount.asset()).minus(movement.amount));
    const qint64 debit = addTo(books, movement.debit, movement.network, taken);
    const qint64 credit = addTo(books, movement.credit, movement.network, movement.amount);
    Query(books.db,
          "INSERT INTO postings(at,debit,credit,amount,cause,step,idempotency_key)"
          " VALUES(?1,?2,?3,?4,?5,?6,?7)",
          books.now(), debit, credit, movement.amount.toDecimal(), movement.cause, movement.step,
          movement.idempotencyKey)
        .run();
}

Money balance(Books &books, const QString &account, const QString &asset, const QString &network)
{
    Query found(books.db, "SELECT amount FROM accounts WHERE name=?1 AND asset=?2 AND network=?3",
                account, asset, network);
    return found.step() ? read(found.bytes(0), asset) : Money::zero(asset);
}

} // namespace coinpay::sandbox
