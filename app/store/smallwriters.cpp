// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/smalltables.h"

#include <initializer_list>
#include <string>

namespace coinpay::store {

namespace {

//! "INSERT …, or UPDATE … where the version grows": parameters in the order of the columns, the id
//! first and the version second.
std::string upsertSql(const std::string &table, std::initializer_list<const char *> columns)
{
    std::string names;
    std::string marks;
    std::string changes;
    for (const char *column : columns) {
        names += (names.empty() ? "" : ", ") + std::string(column);
        marks += marks.empty() ? "?" : ", ?";
        if (std::string_view(column) == "id")
            continue;
        changes += (changes.empty() ? "" : ", ") + std::string(column) + " = excluded.";
        changes += column;
    }
    return "INSERT INTO " + table + " (" + names + ") VALUES (" + marks +
           ") ON CONFLICT (id) DO UPDATE SET " + changes + " WHERE excluded.version > version";
}

bool wrote(Connection &mirror, Query &query)
{
    query.run();
    return mirror.changes() > 0;
}

} // namespace

bool writeAction(Connection &mirror, const EscrowAction &action)
{
    static const std::string sql = upsertSql(
        "escrow_actions",
        {"id", "version", "kind", "escrow_id", "asset", "amount", "network", "reason", "status",
         "status_text", "resolution", "confirmations", "required_confirmations", "tx_hash",
         "failure_code", "failure_message", "created_at", "updated_at", "request_id"});
    Query query = mirror.query(sql);
    query.bindAll(action.id, action.version, QString(escrowActionName(action.kind)),
                  action.escrowId, action.amount.asset(), action.amount.toDecimal(), action.network,
                  action.reason, static_cast<int>(action.status), action.statusText,
                  action.resolution, action.confirmations, action.requiredConfirmations,
                  action.txHash, action.failureCode, action.failureMessage, action.createdAt,
                  action.updatedAt, action.requestId);
    return wrote(mirror, query);
}

bool writeWallet(Connection &mirror, const Wallet &wallet)
{
    static const std::string sql =
        upsertSql("wallets", {"id", "version", "label", "status", "status_text", "created_at",
                              "updated_at", "request_id"});
    Query query = mirror.query(sql);
    query.bindAll(wallet.id, wallet.version, wallet.label, static_cast<int>(wallet.status),
                  wallet.statusText, wallet.createdAt, wallet.updatedAt, wallet.requestId);
    return wrote(mirror, query);
}

bool writeAddress(Connection &mirror, const ReceiveAddress &address)
{
    static const std::string sql = upsertSql(
        "addresses", {"id", "version", "wallet_id", "asset", "network", "address", "is_retired",
                      "status_text", "created_at", "updated_at", "request_id"});
    Query query = mirror.query(sql);
    query.bindAll(address.id, address.version, address.walletId, address.asset, address.network,
                  address.address, address.isRetired ? 1 : 0, address.statusText, address.createdAt,
                  address.updatedAt, address.requestId);
    return wrote(mirror, query);
}

bool writeBalances(Connection &mirror, const BalanceSheet &sheet, UnixMs learnedAt)
{
    {
        Query known = mirror.query("SELECT version FROM balance_sheets WHERE wallet_id = ?");
        known.bindAll(sheet.walletId);
        const bool isKnown = known.step();
        if (isKnown && known.number(0) > sheet.version)
            return false;
        if (isKnown && known.number(0) == sheet.version) {
            Query fresher = mirror.query("UPDATE balance_sheets SET learned_at = ?2 "
                                         "WHERE wallet_id = ?1 AND learned_at < ?2");
            fresher.bindAll(sheet.walletId, learnedAt);
            return wrote(mirror, fresher);
        }
    }
    mirror
        .query("INSERT INTO balance_sheets (wallet_id, version, updated_at, learned_at) "
               "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (wallet_id) DO UPDATE SET "
               "version = excluded.version, updated_at = excluded.updated_at, "
               "learned_at = max(learned_at, excluded.learned_at)")
        .bindAll(sheet.walletId, sheet.version, sheet.updatedAt, learnedAt)
        .run();
    mirror.query("DELETE FROM balances WHERE wallet_id = ?").bindAll(sheet.walletId).run();
    int place = 0;
    for (const Balance &balance : sheet.balances) {
        mirror
            .query("INSERT INTO balances (wallet_id, place, asset, network, available, pending) "
                   "VALUES (?, ?, ?, ?, ?, ?)")
            .bindAll(sheet.walletId, place++, balance.available.asset(), balance.network,
                     balance.available.toDecimal(), balance.pending.toDecimal())
            .run();
    }
    return true;
}

} // namespace coinpay::store
