// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chain/chain.h"

#include "sandbox/chain/addresses.h"
#include "sandbox/chain/effects.h"

#include <array>
#include <utility>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 FirstHeight = 840'000;

constexpr const char *columns = "id,kind,resource,network,asset,amount,height,required,seen,"
                                "idempotency_key";

ChainTx readTx(const Query &row)
{
    ChainTx tx;
    tx.id = row.integer(0);
    tx.kind = row.text(1);
    tx.resource = row.integer(2);
    tx.network = row.text(3);
    tx.amount = amountOf(row.text(5), row.text(4));
    tx.height = row.maybe(6);
    tx.required = static_cast<int>(row.integer(7));
    tx.seen = row.integer(8) != 0;
    tx.idempotencyKey = row.text(9);
    return tx;
}

void setHeight(Books &books, qint64 height)
{
    books.db.setMeta("height", QByteArray::number(height));
}

QList<ChainTx> unsettled(Books &books)
{
    const QByteArray sql =
        QByteArray("SELECT ") + columns + " FROM chain_txs WHERE settled=0 ORDER BY id";
    Query rows(books.db, sql.constData());
    QList<ChainTx> txs;
    while (rows.step())
        txs.append(readTx(rows));
    return txs;
}

void store(Books &books, const ChainTx &tx, bool settled)
{
    Query(books.db, "UPDATE chain_txs SET height=?2,seen=?3,settled=?4 WHERE id=?1", tx.id,
          tx.height, tx.seen, settled)
        .run();
}

} // namespace

QString ChainTx::hash(const Books &books) const
{
    return txHashFor(network, addressSeed(books.ids.salt(), AddressPurpose::Tx, id));
}

int ChainTx::confirmations(qint64 tip) const
{
    return height ? static_cast<int>(qMin<qint64>(tip - *height + 1, required)) : 0;
}

int requiredConfirmations(const QString &network)
{
    static constexpr std::array table{
        std::pair{"bitcoin"_L1, 3},   std::pair{"litecoin"_L1, 6}, std::pair{"dogecoin"_L1, 10},
        std::pair{"ethereum"_L1, 12}, std::pair{"polygon"_L1, 20}, std::pair{"tron"_L1, 19},
        std::pair{"solana"_L1, 5},
    };
    for (const auto &[name, count] : table) {
        if (network == name)
            return count;
    }
    return 12;
}

qint64 chainHeight(Books &books)
{
    const QByteArray height = books.db.meta("height");
    return height.isEmpty() ? FirstHeight : height.toLongLong();
}

ChainTx broadcast(Books &books, ChainTx tx)
{
    tx.required = requiredConfirmations(tx.network);
    Query(books.db,
          "INSERT INTO chain_txs(kind,resource,network,asset,amount,at,required,seen,settled,"
          "idempotency_key) VALUES(?1,?2,?3,?4,?5,?6,?7,1,0,?8)",
          tx.kind, tx.resource, tx.network, tx.amount.asset(), tx.amount.toDecimal(), books.now(),
          tx.required, tx.idempotencyKey)
        .run();
    tx.id = books.db.lastInsertId();
    return tx;
}

void mineBlock(Books &books)
{
    const qint64 tip = chainHeight(books) + 1;
    setHeight(books, tip);
    ChainChanges changes;
    for (ChainTx tx : unsettled(books)) {
        const bool cameBack = !tx.seen;
        tx.seen = true;
        if (!tx.height)
            tx.height = tip;
        const bool settled = tx.confirmations(tip) >= tx.required;
        store(books, tx, settled);
        if (cameBack)
            changes.seen.append(tx);
        (settled ? changes.settled : changes.confirmed).append(tx);
    }
    applyChainChanges(books, changes);
}

void reorganise(Books &books, int depth)
{
    const qint64 tip = qMax<qint64>(0, chainHeight(books) - depth);
    setHeight(books, tip);
    ChainChanges changes;
    for (ChainTx tx : unsettled(books)) {
        if (!tx.height)
            continue;
        if (*tx.height > tip) {
            tx.height.reset();
            tx.seen = false;
            store(books, tx, false);
            changes.lost.append(tx);
        } else {
            changes.confirmed.append(tx);
        }
    }
    applyChainChanges(books, changes);
}

QList<ChainTx> openTxs(Books &books, const QString &kind, qint64 resource)
{
    const QByteArray sql =
        QByteArray("SELECT ") + columns +
        " FROM chain_txs WHERE resource=?1 AND kind=?2 AND settled=0 ORDER BY id";
    Query rows(books.db, sql.constData(), resource, kind);
    QList<ChainTx> txs;
    while (rows.step())
        txs.append(readTx(rows));
    return txs;
}

} // namespace coinpay::sandbox
