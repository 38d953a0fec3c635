// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listbranches.h"

#include <numeric>

namespace coinpay::store {

namespace {

//! The indexes are named after their table and what they are for.
std::string indexOf(const ListTable &table, const char *purpose)
{
    return std::string(table.name) + "_" + purpose;
}

Branch branch(std::string index, const int *status = nullptr, const QString &asset = {})
{
    Branch result;
    result.index = std::move(index);
    if (status != nullptr)
        result.pinned.emplace_back(Column::Status, static_cast<qint64>(*status));
    if (!asset.isEmpty())
        result.pinned.emplace_back(Column::Asset, asset.toUtf8());
    return result;
}

std::vector<Branch> oneEach(const std::string &index, const std::vector<int> &statuses,
                            const QString &asset = {})
{
    std::vector<Branch> branches;
    branches.reserve(statuses.size());
    for (const int status : statuses)
        branches.push_back(branch(index, &status, asset));
    return branches;
}

std::vector<int> allStatuses(const ListTable &table)
{
    std::vector<int> all(static_cast<size_t>(table.statuses));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

std::string walletIndex(const ListTable &table, const ListRequest &request)
{
    if (!request.asset.isEmpty())
        return indexOf(table, "wallet_asset");
    return indexOf(table, request.statuses.empty() ? "wallet" : "wallet_status");
}

std::vector<Branch> ofWallet(const ListTable &table, const ListRequest &request)
{
    const std::string index = walletIndex(table, request);
    const bool byStatus = request.asset.isEmpty() && !request.statuses.empty();
    std::vector<Branch> branches = byStatus ? oneEach(index, request.statuses)
                                            : std::vector{branch(index, nullptr, request.asset)};
    for (Branch &one : branches)
        one.pinned.emplace_back(Column::Wallet, request.wallet.toUtf8());
    return branches;
}

std::vector<Branch> byCreation(const ListTable &table, const ListRequest &request)
{
    if (!request.wallet.isEmpty())
        return ofWallet(table, request);
    const bool anyAsset = request.asset.isEmpty();
    if (!request.statuses.empty()) {
        return oneEach(indexOf(table, anyAsset ? "status" : "status_asset"), request.statuses,
                       request.asset);
    }
    return {branch(indexOf(table, anyAsset ? "created" : "asset"), nullptr, request.asset)};
}

std::vector<Branch> byStatus(const ListTable &table, const ListRequest &request)
{
    const std::vector<int> &statuses = request.statuses;
    if (!request.asset.isEmpty()) {
        return oneEach(indexOf(table, "status_asset"),
                       statuses.empty() ? allStatuses(table) : statuses, request.asset);
    }
    if (!statuses.empty())
        return oneEach(indexOf(table, "status"), statuses);
    return {branch(indexOf(table, "status"))};
}

} // namespace

std::vector<Branch> branchesOf(const ListTable &table, const ListRequest &request)
{
    switch (request.sort) {
    case ListSort::Created: return byCreation(table, request);
    case ListSort::Status: return byStatus(table, request);
    case ListSort::Asset:
        if (!request.statuses.empty())
            return oneEach(indexOf(table, "status_asset"), request.statuses, request.asset);
        return {branch(indexOf(table, "asset"), nullptr, request.asset)};
    case ListSort::Amount: return {branch(indexOf(table, "amount"), nullptr, request.asset)};
    case ListSort::Updated: return {branch(indexOf(table, "updated"))};
    case ListSort::Reference: return {branch(indexOf(table, "reference"))};
    case ListSort::Confirmations: return {branch(indexOf(table, "confirmations"))};
    case ListSort::RequestId: return {branch(indexOf(table, "request"))};
    case ListSort::Id: return {branch(idIndex(table))};
    }
    return {};
}

std::string filterIndex(const ListTable &table, const ListRequest &request)
{
    if (request.narrowingIndex == ByTheirIds)
        return idIndex(table);
    if (request.narrowingIndex != nullptr)
        return indexOf(table, request.narrowingIndex);
    if (!request.wallet.isEmpty())
        return walletIndex(table, request);
    if (!request.statuses.empty())
        return indexOf(table, request.asset.isEmpty() ? "status" : "status_asset");
    return indexOf(table, request.asset.isEmpty() ? "created" : "asset");
}

std::string idIndex(const ListTable &table)
{
    return std::string("sqlite_autoindex_") + table.name + "_1";
}

} // namespace coinpay::store
