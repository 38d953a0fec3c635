// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns.h"
#include "store/smalltables.h"

namespace coinpay::store {

namespace {

constexpr char SelectActions[] =
    "SELECT id, version, kind, escrow_id, asset, amount, network, reason, status, status_text, "
    "resolution, confirmations, required_confirmations, tx_hash, failure_code, failure_message, "
    "created_at, updated_at, request_id FROM escrow_actions ";
constexpr char SelectWallets[] = "SELECT id, version, label, status, status_text, created_at, "
                                 "updated_at, request_id FROM wallets ";
constexpr char SelectAddresses[] =
    "SELECT id, version, wallet_id, asset, network, address, is_retired, status_text, created_at, "
    "updated_at, request_id FROM addresses ";

EscrowAction readAction(const Query &query)
{
    EscrowAction action;
    int column = 0;
    action.id = query.text(column++);
    action.version = query.number(column++);
    action.kind = escrowActionFromName(query.text(column++)).value_or(EscrowActionKind::Dispute);
    action.escrowId = query.text(column++);
    const QString asset = query.text(column++);
    action.amount = readMoney(query, column++, asset);
    action.network = query.text(column++);
    action.reason = query.text(column++);
    action.status = static_cast<MovementStatus>(query.small(column++));
    action.statusText = query.text(column++);
    action.resolution = query.text(column++);
    action.confirmations = query.small(column++);
    action.requiredConfirmations = query.small(column++);
    action.txHash = query.text(column++);
    action.failureCode = query.text(column++);
    action.failureMessage = query.text(column++);
    action.createdAt = query.number(column++);
    action.updatedAt = query.number(column++);
    action.requestId = query.text(column++);
    return action;
}

Wallet readWallet(const Query &query)
{
    Wallet wallet;
    int column = 0;
    wallet.id = query.text(column++);
    wallet.version = query.number(column++);
    wallet.label = query.text(column++);
    wallet.status = static_cast<WalletStatus>(query.small(column++));
    wallet.statusText = query.text(column++);
    wallet.createdAt = query.number(column++);
    wallet.updatedAt = query.number(column++);
    wallet.requestId = query.text(column++);
    return wallet;
}

ReceiveAddress readAddress(const Query &query)
{
    ReceiveAddress address;
    int column = 0;
    address.id = query.text(column++);
    address.version = query.number(column++);
    address.walletId = query.text(column++);
    address.asset = query.text(column++);
    address.network = query.text(column++);
    address.address = query.text(column++);
    address.isRetired = query.number(column++) != 0;
    address.statusText = query.text(column++);
    address.createdAt = query.number(column++);
    address.updatedAt = query.number(column++);
    address.requestId = query.text(column++);
    return address;
}

template <typename Read>
auto readAll(Query &query, const Read &read)
{
    QList<decltype(read(query))> all;
    while (query.step())
        all += read(query);
    return all;
}

template <typename Read>
auto readOne(Connection &mirror, const char *select, const QString &id, const Read &read)
    -> std::optional<decltype(read(std::declval<Query &>()))>
{
    Query query = mirror.query(std::string(select) + "WHERE id = ?");
    query.bindAll(id);
    if (!query.step())
        return {};
    return read(query);
}

} // namespace

QList<EscrowAction> readActions(Connection &mirror, const QString &escrowId)
{
    Query query =
        mirror.query(std::string(SelectActions) + "WHERE escrow_id = ? ORDER BY created_at, id");
    query.bindAll(escrowId);
    return readAll(query, readAction);
}

std::optional<EscrowAction> findAction(Connection &mirror, const QString &id)
{
    return readOne(mirror, SelectActions, id, readAction);
}

QList<Wallet> readWallets(Connection &mirror)
{
    Query query = mirror.query(std::string(SelectWallets) + "ORDER BY label COLLATE NOCASE, id");
    return readAll(query, readWallet);
}

std::optional<Wallet> findWallet(Connection &mirror, const QString &id)
{
    return readOne(mirror, SelectWallets, id, readWallet);
}

Reader::KnownBalances readBalances(Connection &mirror, const QString &walletId)
{
    Reader::KnownBalances known;
    known.sheet.walletId = walletId;
    // One statement, so that a sheet and its lines are of one moment.
    Query query = mirror.query(
        "SELECT s.version, s.updated_at, s.learned_at, b.asset, b.network, b.available, b.pending "
        "FROM balance_sheets s LEFT JOIN balances b ON b.wallet_id = s.wallet_id "
        "WHERE s.wallet_id = ? ORDER BY b.place");
    query.bindAll(walletId);
    while (query.step()) {
        known.sheet.version = query.number(0);
        known.sheet.updatedAt = query.number(1);
        known.learnedAt = query.number(2);
        if (query.isNull(3))
            continue;
        const QString asset = query.text(3);
        known.sheet.balances +=
            Balance{query.text(4), readMoney(query, 5, asset), readMoney(query, 6, asset)};
    }
    return known;
}

QList<ReceiveAddress> readAddresses(Connection &mirror, const QString &walletId, int limit)
{
    Query query = mirror.query(std::string(SelectAddresses) +
                               "WHERE wallet_id = ? ORDER BY created_at DESC, id DESC LIMIT ?");
    query.bindAll(walletId, limit);
    return readAll(query, readAddress);
}

std::optional<ReceiveAddress> findAddress(Connection &mirror, const QString &id)
{
    return readOne(mirror, SelectAddresses, id, readAddress);
}

} // namespace coinpay::store
