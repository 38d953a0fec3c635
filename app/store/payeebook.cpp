// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/payeebook.h"

#include "domain/asset.h"
#include "store/sqlite/failure.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay::store {

namespace {

constexpr char SelectPayees[] =
    "SELECT network, address, label, first_used_at, last_used_at, times_used FROM payees ";

Payee readPayee(const Query &query)
{
    return {query.text(0),   query.text(1),   query.text(2),
            query.number(3), query.number(4), query.small(5)};
}

bool goesToSomebody(const OperationDraft &draft)
{
    return draft.kind == OperationKind::SendTransfer && !draft.counterparty.isEmpty();
}

//! A draft that leaves the network to the server still goes over one.
QString networkOf(const OperationDraft &draft)
{
    return draft.amount ? networkOrDefault(draft.amount->asset(), draft.network) : draft.network;
}

} // namespace

void savePayee(Connection &journal, const QString &network, const QString &address,
               const QString &label)
{
    if (address.isEmpty() || network.isEmpty()) {
        throw Refusal(
            Error{ErrorKind::InvalidInput,
                  QCoreApplication::translate("coinpay::store",
                                              "An entry of the address book needs a network and an "
                                              "address."),
                  {},
                  {},
                  0,
                  {},
                  {}});
    }
    journal
        .query("INSERT INTO payees (network, address, label) VALUES (?1, ?2, ?3) "
               "ON CONFLICT (network, address) DO UPDATE SET label = excluded.label")
        .bindAll(network, address, label.trimmed())
        .run();
}

void removePayee(Connection &journal, const QString &network, const QString &address)
{
    journal.query("DELETE FROM payees WHERE network = ? AND address = ?")
        .bindAll(network, address)
        .run();
}

bool countUse(Connection &journal, const OperationDraft &draft, UnixMs now)
{
    if (!goesToSomebody(draft))
        return false;
    journal
        .query("INSERT INTO payees (network, address, first_used_at, last_used_at, times_used) "
               "VALUES (?1, ?2, ?3, ?3, 1) ON CONFLICT (network, address) DO UPDATE SET "
               "first_used_at = iif(times_used = 0, excluded.first_used_at, first_used_at), "
               "last_used_at = excluded.last_used_at, times_used = times_used + 1")
        .bindAll(networkOf(draft), draft.counterparty, now)
        .run();
    return true;
}

bool uncountUse(Connection &journal, const OperationDraft &draft)
{
    if (!goesToSomebody(draft))
        return false;
    journal
        .query("UPDATE payees SET first_used_at = iif(times_used = 1, 0, first_used_at), "
               "last_used_at = iif(times_used = 1, 0, last_used_at), times_used = times_used - 1 "
               "WHERE network = ?1 AND address = ?2 AND times_used > 0")
        .bindAll(networkOf(draft), draft.counterparty)
        .run();
    // Nobody named it and nothing went there: a slip, which must not look known from now on.
    journal
        .query("DELETE FROM payees WHERE network = ?1 AND address = ?2 AND times_used = 0 "
               "AND label = ''")
        .bindAll(networkOf(draft), draft.counterparty)
        .run();
    return true;
}

QList<Payee> readPayees(Connection &journal)
{
    QList<Payee> payees;
    Query query = journal.query(SelectPayees);
    while (query.step())
        payees += readPayee(query);
    const auto place = [](const Payee &payee) {
        return std::tuple(payee.label.isEmpty(), payee.label.toCaseFolded(), payee.address,
                          payee.network);
    };
    std::sort(payees.begin(), payees.end(),
              [&](const Payee &a, const Payee &b) { return place(a) < place(b); });
    return payees;
}

std::optional<Payee> findPayee(Connection &journal, const QString &network, const QString &address)
{
    Query query = journal.query(std::string(SelectPayees) + "WHERE network = ? AND address = ?");
    query.bindAll(network, address);
    if (!query.step())
        return {};
    return readPayee(query);
}

} // namespace coinpay::store
