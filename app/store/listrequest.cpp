// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listrequest.h"

#include "store/notebook.h"

#include <algorithm>

namespace coinpay::store {

namespace {

//! More notes of one search than a person goes through.
constexpr int MostNotedRows = 5'000;

//! What all queries have in common.
template <typename Query>
ListRequest commonRequest(const Query &query)
{
    ListRequest request;
    for (const auto status : query.statuses)
        request.statuses.push_back(static_cast<int>(status));
    std::sort(request.statuses.begin(), request.statuses.end());
    request.statuses.erase(std::unique(request.statuses.begin(), request.statuses.end()),
                           request.statuses.end());
    request.asset = query.asset;
    request.createdFrom = query.createdFrom;
    request.createdTo = query.createdTo;
    if (!isNoteSearch(query.search))
        request.search = query.search.trimmed();
    request.sort = sortOf(query);
    request.descending = query.descending;
    return request;
}

void narrow(ListRequest &request, const std::string &condition)
{
    request.narrowing += (request.narrowing.empty() ? "" : " AND ") + condition;
}

} // namespace

void narrowToNoted(ListRequest &request, const QString &search, Connection &journal,
                   Connection &mirror)
{
    if (!isNoteSearch(search))
        return;
    mirror.execute("CREATE TEMP TABLE IF NOT EXISTS noted (id TEXT PRIMARY KEY NOT NULL) "
                   "WITHOUT ROWID; DELETE FROM temp.noted");
    Query insert = mirror.query("INSERT INTO temp.noted (id) VALUES (?)");
    for (const QString &id : subjectsNoted(journal, search.trimmed().mid(1), MostNotedRows))
        insert.bindAll(id).run();
    narrow(request, "i.id IN (SELECT id FROM temp.noted)");
    request.narrowingIndex = ByTheirIds;
}

ListSort sortOf(const InvoiceQuery &query)
{
    switch (query.sort) {
    case InvoiceSort::Created: return ListSort::Created;
    case InvoiceSort::Updated: return ListSort::Updated;
    case InvoiceSort::Status: return ListSort::Status;
    case InvoiceSort::Amount: return ListSort::Amount;
    case InvoiceSort::Asset: return ListSort::Asset;
    case InvoiceSort::Reference: return ListSort::Reference;
    case InvoiceSort::Confirmations: return ListSort::Confirmations;
    case InvoiceSort::RequestId: return ListSort::RequestId;
    case InvoiceSort::Id: return ListSort::Id;
    }
    return ListSort::Created;
}

ListSort sortOf(const EscrowQuery &query)
{
    switch (query.sort) {
    case EscrowSort::Created: return ListSort::Created;
    case EscrowSort::Updated: return ListSort::Updated;
    case EscrowSort::Status: return ListSort::Status;
    case EscrowSort::Amount: return ListSort::Amount;
    case EscrowSort::Asset: return ListSort::Asset;
    case EscrowSort::Reference: return ListSort::Reference;
    case EscrowSort::Id: return ListSort::Id;
    }
    return ListSort::Created;
}

ListSort sortOf(const TransferQuery &query)
{
    switch (query.sort) {
    case TransferSort::Created: return ListSort::Created;
    case TransferSort::Updated: return ListSort::Updated;
    case TransferSort::Status: return ListSort::Status;
    case TransferSort::Amount: return ListSort::Amount;
    case TransferSort::Asset: return ListSort::Asset;
    case TransferSort::Destination: return ListSort::Reference;
    case TransferSort::Id: return ListSort::Id;
    }
    return ListSort::Created;
}

ListRequest requestFor(const InvoiceQuery &query)
{
    ListRequest request = commonRequest(query);
    if (query.paidFrom || query.paidTo) {
        request.narrowingIndex = "paid";
        narrow(request, "i.paid_at > 0");
    }
    if (query.paidFrom)
        narrow(request, "i.paid_at >= " + std::to_string(*query.paidFrom));
    if (query.paidTo)
        narrow(request, "i.paid_at < " + std::to_string(*query.paidTo));
    if (query.withMoney)
        narrow(request, "ltrim(i.amount_paid, '0.') <> ''");
    return request;
}

ListRequest requestFor(const EscrowQuery &query)
{
    return commonRequest(query);
}

ListRequest requestFor(const TransferQuery &query)
{
    ListRequest request = commonRequest(query);
    request.wallet = query.walletId;
    return request;
}

} // namespace coinpay::store
