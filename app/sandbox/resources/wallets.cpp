// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/wallets.h"

#include "core/timestamp.h"
#include "sandbox/chain/addresses.h"
#include "sandbox/ledger/postings.h"
#include "sandbox/resources/invoicestore.h"
#include "sandbox/resources/walletlife.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

#include <QJsonArray>

#include <set>

namespace coinpay::sandbox::wallets {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *documentColumns =
    "id,parent,created_at,updated_at,version,status,asset,request,body";

} // namespace

QJsonObject balanceSheet(Books &books, const Document &wallet)
{
    const QString id = wallet.id(books);
    std::set<std::pair<QString, QString>> used;
    {
        Query rows(books.db, "SELECT asset, network FROM accounts WHERE name IN (?1,?2)",
                   walletAccount(id), pendingAccount(id));
        while (rows.step())
            used.emplace(rows.text(0), rows.text(1));
    }
    QJsonArray balances;
    for (const auto &[asset, network] : used) {
        balances.append(QJsonObject{
            {u"asset"_s, asset},
            {u"network"_s, network},
            {u"available"_s, balance(books, walletAccount(id), asset, network).toDecimal()},
            {u"pending"_s, balance(books, pendingAccount(id), asset, network).toDecimal()}});
    }
    return {{u"wallet_id"_s, id},
            {u"balances"_s, balances},
            {u"version"_s, wallet.version},
            {u"updated_at"_s, formatTimestamp(wallet.updatedAt)}};
}

Answer list(Call &call)
{
    Listing listing(call, "documents", documentColumns);
    listing.where("kind=?", QString(kinds::Wallet.name));
    return listing.page(
        [&](const Query &row) { return readDocument(row, kinds::Wallet).json(call.books); });
}

Answer get(Call &call)
{
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    return {200, wallet.json(call.books), {}, call.id()};
}

Answer balances(Call &call)
{
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    return {200, balanceSheet(call.books, wallet), {}, call.id()};
}

Answer listAddresses(Call &call)
{
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    Listing listing(call, "documents", documentColumns);
    listing.where("parent=?", wallet.row);
    listing.where("kind=?", QString(kinds::Address.name));
    listing.asset();
    return listing.page(
        [&](const Query &row) { return readDocument(row, kinds::Address).json(call.books); });
}

Answer createAddress(Call &call)
{
    Fields fields(call.body);
    Document address{kinds::Address};
    address.asset = fields.asset("asset");
    const QString network = fields.network("network", address.asset);
    fields.check();
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    Query next(call.books.db, "SELECT coalesce(max(id),0)+1 FROM documents");
    next.step();
    address.parent = wallet.row;
    address.status = u"active"_s;
    address.body = {
        {u"wallet_id"_s, call.id()},
        {u"network"_s, network},
        {u"address"_s, addressFor(network, addressSeed(call.books.ids.salt(),
                                                       AddressPurpose::Wallet, next.integer(0)))}};
    insertDocument(call.books, address);
    return {201, address.json(call.books), {}, address.id(call.books)};
}

} // namespace coinpay::sandbox::wallets
