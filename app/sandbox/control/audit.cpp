// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/control/audit.h"

#include "core/timestamp.h"
#include "sandbox/problem.h"
#include "sandbox/resources/invoicestore.h"

#include <QJsonArray>

#include <map>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxLimit = 10'000;
constexpr int DefaultLimit = 1000;

struct Account
{
    QString name;
    QString asset;
    QString network;
    Money claimed; //!< what its balance says
    Money counted; //!< what its postings add up to
};

using Accounts = std::map<qint64, Account>;

Accounts readAccounts(Books &books)
{
    Accounts accounts;
    Query rows(books.db, "SELECT id,name,asset,network,amount FROM accounts");
    while (rows.step()) {
        const QString asset = rows.text(2);
        accounts.emplace(rows.integer(0),
                         Account{rows.text(1), asset, rows.text(3), amountOf(rows.text(4), asset),
                                 Money::zero(asset)});
    }
    return accounts;
}

//! Adds every posting up again. False when one names an account that is not there.
bool countPostings(Books &books, Accounts &accounts)
{
    Query rows(books.db, "SELECT debit,credit,amount FROM postings");
    while (rows.step()) {
        const auto debit = accounts.find(rows.integer(0));
        const auto credit = accounts.find(rows.integer(1));
        if (debit == accounts.end() || credit == accounts.end() ||
            debit->second.asset != credit->second.asset ||
            debit->second.network != credit->second.network)
            return false;
        const Money amount = amountOf(rows.text(2), debit->second.asset);
        debit->second.counted = *debit->second.counted.minus(amount);
        credit->second.counted = *credit->second.counted.plus(amount);
    }
    return true;
}

QJsonObject invariant(const QString &name, bool holds, const QString &detail)
{
    return {{u"name"_s, name}, {u"holds"_s, holds}, {u"detail"_s, detail.left(2000)}};
}

QJsonObject sumsAreZero(const Accounts &accounts, bool sound)
{
    std::map<QString, Money> sums;
    for (const auto &[id, account] : accounts) {
        Money &sum = sums.try_emplace(account.asset, Money::zero(account.asset)).first->second;
        sum = *sum.plus(account.claimed);
    }
    QStringList wrong;
    for (const auto &[asset, sum] : sums) {
        if (!sum.isZero())
            wrong.append(asset + u' ' + sum.toDecimal());
    }
    if (!sound)
        wrong.append(u"a posting between accounts that do not match"_s);
    return invariant(u"debits_equal_credits"_s, wrong.isEmpty(),
                     wrong.isEmpty() ? u"%1 assets balance."_s.arg(sums.size())
                                     : u"Out of balance: %1."_s.arg(wrong.join(u", "_s)));
}

QJsonObject balancesMatch(const Accounts &accounts)
{
    QStringList wrong;
    for (const auto &[id, account] : accounts) {
        const bool own = account.name == "outside"_L1;
        if (account.claimed != account.counted)
            wrong.append(u"%1 says %2 %3, its postings say %4"_s.arg(
                account.name, account.claimed.toDecimal(), account.asset,
                account.counted.toDecimal()));
        else if (!own && account.claimed.isNegative())
            wrong.append(u"%1 is below zero in %2"_s.arg(account.name, account.asset));
    }
    return invariant(u"balances_match_postings"_s, wrong.isEmpty(),
                     wrong.isEmpty() ? u"%1 balances were added up again."_s.arg(accounts.size())
                                     : wrong.join(u"; "_s));
}

//! Each key belongs to one cause, and each step of a cause that a key ordered was made once.
QJsonObject oneMovementPerKey(Books &books)
{
    QStringList wrong;
    Query keys(books.db, "SELECT idempotency_key FROM postings WHERE idempotency_key IS NOT NULL"
                         " GROUP BY idempotency_key HAVING count(DISTINCT cause)>1"
                         " OR count(*)>count(DISTINCT step) LIMIT 20");
    while (keys.step())
        wrong.append(keys.text(0));
    return invariant(u"one_movement_per_key"_s, wrong.isEmpty(),
                     wrong.isEmpty() ? u"No key moved money twice."_s
                                     : u"Moved money twice: %1."_s.arg(wrong.join(u", "_s)));
}

//! What every escrow holds is what its own figures say.
QJsonObject escrowsMatch(Books &books, const Accounts &accounts)
{
    std::map<QString, Money> held;
    for (const auto &[id, account] : accounts) {
        if (account.name.startsWith("escrow:"_L1))
            held.emplace(account.name.mid(7), account.claimed);
    }
    QStringList wrong;
    Query rows(books.db, "SELECT id,parent,created_at,updated_at,version,status,asset,request,body"
                         " FROM documents WHERE kind='escrow'");
    qint64 count = 0;
    while (rows.step()) {
        ++count;
        const Document escrow = readDocument(rows, kinds::Escrow);
        const QString id = escrow.id(books);
        const auto figure = [&](QLatin1String name) {
            return amountOf(escrow.body.value(name).toString(), escrow.asset);
        };
        Money expected = *figure("amount_funded"_L1).minus(figure("amount_released"_L1));
        expected = *expected.minus(figure("amount_refunded"_L1));
        const auto found = held.find(id);
        const Money has = found == held.end() ? Money::zero(escrow.asset) : found->second;
        const bool underWay = escrow.status.endsWith("_pending"_L1);
        if (has > expected || (!underWay && has != expected))
            wrong.append(id);
    }
    return invariant(u"escrows_match_postings"_s, wrong.isEmpty(),
                     wrong.isEmpty() ? u"%1 escrows were compared."_s.arg(count)
                                     : wrong.join(u", "_s));
}

QJsonObject postingJson(const Query &row, const Accounts &accounts)
{
    const Account &debit = accounts.at(row.integer(2));
    return {{u"id"_s, u"pst_%1"_s.arg(row.integer(0))},
            {u"at"_s, formatTimestamp(row.integer(1))},
            {u"asset"_s, debit.asset},
            {u"network"_s, debit.network},
            {u"amount"_s, row.text(4)},
            {u"debit"_s, debit.name},
            {u"credit"_s, accounts.at(row.integer(3)).name},
            {u"cause"_s, row.text(5)},
            {u"idempotency_key"_s, row.isNull(6) ? QJsonValue() : QJsonValue(row.text(6))}};
}

int readLimit(const Call &call)
{
    if (!call.query.hasQueryItem(u"limit"_s))
        return DefaultLimit;
    bool valid = false;
    const int limit = call.parameter(u"limit"_s).toInt(&valid);
    if (!valid || limit < 0 || limit > MaxLimit)
        throw invalidField("limit", "too_large", u"limit must be from 0 to %1."_s.arg(MaxLimit));
    return limit;
}

} // namespace

Answer readLedger(Call &call)
{
    const int limit = readLimit(call);
    bool valid = true;
    const QString cursor = call.parameter(u"cursor"_s);
    const qint64 after = cursor.isEmpty() ? 0 : cursor.toLongLong(&valid);
    if (!valid)
        throw invalidField("cursor", "format", u"cursor is not one of the ledger's."_s);
    Accounts accounts = readAccounts(call.books);
    const bool sound = countPostings(call.books, accounts);
    QJsonArray data;
    QJsonValue next;
    bool more = false;
    Query rows(call.books.db,
               "SELECT id,at,debit,credit,amount,cause,idempotency_key FROM postings WHERE id>?1"
               " ORDER BY id LIMIT ?2",
               after, limit + 1);
    while (limit > 0 && rows.step()) {
        if (data.size() == limit) {
            more = true;
            break;
        }
        data.append(postingJson(rows, accounts));
        next = QString::number(rows.integer(0));
    }
    return {200,
            {{u"data"_s, data},
             {u"next_cursor"_s, more ? next : QJsonValue()},
             {u"has_more"_s, more},
             {u"invariants"_s,
              QJsonArray{sumsAreZero(accounts, sound), balancesMatch(accounts),
                         oneMovementPerKey(call.books), escrowsMatch(call.books, accounts)}}}};
}

} // namespace coinpay::sandbox
