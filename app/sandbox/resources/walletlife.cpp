// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/walletlife.h"

#include "sandbox/ledger/postings.h"

#include <array>
#include <utility>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int SettledSeed = 1;

void moveDeposit(Books &books, const ChainTx &tx, const QString &debit, const QString &credit,
                 const QString &step)
{
    post(books, {debit, credit, tx.amount, tx.network, tx.hash(books), step, tx.idempotencyKey});
    walletChanged(books, tx.resource);
}

QString walletIdOf(Books &books, const ChainTx &tx)
{
    return loadDocument(books, kinds::Wallet, tx.resource)->id(books);
}

} // namespace

QString walletAccount(const QString &walletId)
{
    return "wallet:"_L1 + walletId;
}

QString pendingAccount(const QString &walletId)
{
    return "wallet:"_L1 + walletId + ":pending"_L1;
}

Document mainWallet(Books &books)
{
    Query first(books.db, "SELECT min(id) FROM documents WHERE kind='wallet'");
    first.step();
    return *loadDocument(books, kinds::Wallet, first.integer(0));
}

void openWallets(Books &books)
{
    Document treasury{kinds::Wallet};
    treasury.status = u"active"_s;
    treasury.body = {{u"label"_s, u"Treasury"_s}};
    insertDocument(books, treasury);
    Document payouts{kinds::Wallet};
    payouts.status = u"active"_s;
    payouts.body = {{u"label"_s, u"Payouts"_s}};
    insertDocument(books, payouts);
    struct Opening
    {
        QLatin1String asset, network, amount;
    };
    static constexpr std::array openings{
        Opening{"BTC"_L1, "bitcoin"_L1, "0.75"_L1},
        Opening{"ETH"_L1, "ethereum"_L1, "12.5"_L1},
        Opening{"USDT"_L1, "ethereum"_L1, "25000"_L1},
        Opening{"USDC"_L1, "ethereum"_L1, "18000"_L1},
        Opening{"SOL"_L1, "solana"_L1, "140"_L1},
    };
    for (const Opening &opening : openings) {
        post(books, {OutsideAccount, walletAccount(treasury.id(books)),
                     amountOf(opening.amount, opening.asset), opening.network, treasury.id(books),
                     QString("opening:"_L1 + opening.asset), QString()});
    }
    walletChanged(books, treasury.row);
}

void walletChanged(Books &books, qint64 row)
{
    if (auto wallet = loadDocument(books, kinds::Wallet, row))
        changeDocument(books, *wallet);
}

ChainTx deposit(Books &books, qint64 wallet, const Money &amount, const QString &network)
{
    ChainTx tx;
    tx.kind = u"deposit"_s;
    tx.resource = wallet;
    tx.network = network;
    tx.amount = amount;
    tx = broadcast(books, tx);
    depositSeen(books, tx);
    return tx;
}

void depositSeen(Books &books, const ChainTx &tx)
{
    moveDeposit(books, tx, OutsideAccount, pendingAccount(walletIdOf(books, tx)), u"seen"_s);
}

void depositLost(Books &books, const ChainTx &tx)
{
    moveDeposit(books, tx, pendingAccount(walletIdOf(books, tx)), OutsideAccount, u"lost"_s);
}

void depositSettled(Books &books, const ChainTx &tx)
{
    const QString wallet = walletIdOf(books, tx);
    moveDeposit(books, tx, pendingAccount(wallet), walletAccount(wallet), u"settled"_s);
}

Money transferFee(const QString &asset)
{
    static constexpr std::array fees{
        std::pair{"BTC"_L1, "0.00002"_L1}, std::pair{"LTC"_L1, "0.0005"_L1},
        std::pair{"DOGE"_L1, "0.5"_L1},    std::pair{"ETH"_L1, "0.0004"_L1},
        std::pair{"SOL"_L1, "0.00001"_L1},
    };
    for (const auto &[code, fee] : fees) {
        if (asset == code)
            return amountOf(fee, asset);
    }
    return amountOf(u"0.85"_s, asset); // stablecoins
}

QJsonObject transferBody(const QString &walletId, const TransferTerms &terms)
{
    return {{u"wallet_id"_s, walletId},
            {u"network"_s, terms.network},
            {u"amount"_s, terms.amount.toDecimal()},
            {u"destination"_s, terms.destination},
            {u"fee"_s, terms.fee.toDecimal()},
            {u"total"_s, terms.amount.plus(terms.fee)->toDecimal()}};
}

Document orderTransfer(Books &books, const Document &wallet, const TransferTerms &terms)
{
    const QString walletId = wallet.id(books);
    Document transfer{kinds::Transfer};
    transfer.parent = wallet.row;
    transfer.asset = terms.amount.asset();
    transfer.status = u"accepted"_s;
    transfer.body = transferBody(walletId, terms);
    transfer.body["quote_id"_L1] =
        terms.quoteId.isEmpty() ? QJsonValue() : QJsonValue(terms.quoteId);
    transfer.body["note"_L1] = terms.note.isNull() ? QJsonValue() : QJsonValue(terms.note);
    transfer.body["confirmations"_L1] = 0;
    transfer.body["required_confirmations"_L1] = requiredConfirmations(terms.network);
    transfer.body["tx_hash"_L1] = QJsonValue();
    transfer.body["failure"_L1] = QJsonValue();
    transfer.body["_idempotency_key"_L1] = books.cause.idempotencyKey;
    insertDocument(books, transfer);
    const QString id = transfer.id(books);
    post(books,
         {walletAccount(walletId), QString("transfer:"_L1 + id), *terms.amount.plus(terms.fee),
          terms.network, id, u"held"_s, books.cause.idempotencyKey});
    walletChanged(books, wallet.row);
    return transfer;
}

const Kind &outgoingKind(const QString &name)
{
    return name == kinds::Release.name  ? kinds::Release
           : name == kinds::Refund.name ? kinds::Refund
                                        : kinds::Transfer;
}

void sendOutgoing(Books &books, const Kind &kind, qint64 row)
{
    auto document = loadDocument(books, kind, row);
    if (!document || document->status != "accepted"_L1)
        return;
    ChainTx tx;
    tx.kind = kind.name;
    tx.resource = row;
    tx.network = document->body.value("network"_L1).toString();
    tx.amount = amountOf(document->body.value("amount"_L1).toString(), document->asset);
    tx.idempotencyKey = document->body.value("_idempotency_key"_L1).toString();
    tx = broadcast(books, tx);
    document->body["tx_hash"_L1] = tx.hash(books);
    changeDocument(books, *document, u"processing"_s);
}

void outgoingChanged(Books &books, const ChainTx &tx)
{
    auto document = loadDocument(books, outgoingKind(tx.kind), tx.resource);
    if (!document)
        return;
    const int confirmations = tx.confirmations(chainHeight(books));
    if (document->body.value("confirmations"_L1).toInt() == confirmations)
        return;
    document->body["confirmations"_L1] = confirmations;
    changeDocument(books, *document);
}

void transferSettled(Books &books, const ChainTx &tx)
{
    auto transfer = loadDocument(books, kinds::Transfer, tx.resource);
    if (!transfer || transfer->status != "processing"_L1)
        return;
    const QString id = transfer->id(books);
    const QString held = "transfer:"_L1 + id;
    const Money fee = amountOf(transfer->body.value("fee"_L1).toString(), transfer->asset);
    post(books, {held, OutsideAccount, tx.amount, tx.network, id, u"sent"_s, tx.idempotencyKey});
    post(books, {held, FeesAccount, fee, tx.network, id, u"fee"_s, tx.idempotencyKey});
    transfer->body["confirmations"_L1] = tx.required;
    changeDocument(books, *transfer, u"final"_s);
}

void failTransfer(Books &books, Document &transfer, const QString &code, const QString &message)
{
    const QString id = transfer.id(books);
    const Money total = amountOf(transfer.body.value("total"_L1).toString(), transfer.asset);
    const QString network = transfer.body.value("network"_L1).toString();
    post(books, {QString("transfer:"_L1 + id),
                 walletAccount(transfer.body.value("wallet_id"_L1).toString()), total, network, id,
                 u"returned"_s, transfer.body.value("_idempotency_key"_L1).toString()});
    Query(books.db, "DELETE FROM chain_txs WHERE resource=?1 AND kind='transfer'", transfer.row)
        .run();
    transfer.body["failure"_L1] = QJsonObject{{u"code"_s, code}, {u"message"_s, message}};
    changeDocument(books, transfer, u"failed"_s);
    walletChanged(books, transfer.parent);
}

void adoptSeededPayment(Books &books, InvoiceRow &invoice)
{
    const Money paid = amountOf(invoice.paid, invoice.asset);
    if (paid.isPositive()) {
        Query(books.db,
              "INSERT INTO chain_txs(kind,resource,network,asset,amount,at,required,seen,settled)"
              " VALUES('invoice',?1,?2,?3,?4,?5,?6,1,?7)",
              invoice.row, invoice.network, invoice.asset, invoice.paid, invoice.updatedAt,
              invoice.required, SettledSeed)
            .run();
    }
    invoice.tx = 0;
}

} // namespace coinpay::sandbox
