// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns.h"
#include "store/listtable.h"
#include "store/transferrow.h"

namespace coinpay::store {

namespace {

Listed describe(const Resource &resource)
{
    const Transfer &transfer = std::get<Transfer>(resource);
    return {static_cast<int>(transfer.status), transfer.amount.asset(), transfer.walletId,
            transfer.createdAt, transfer.amount.toDecimal()};
}

void bindTransfer(Query &query, const ResourceUpdate &update, qint64 key)
{
    const Transfer &transfer = std::get<Transfer>(update.resource);
    query.bindAll(key, transfer.id, transfer.version, transfer.walletId,
                  static_cast<int>(transfer.status), transfer.statusText, transfer.amount.asset(),
                  transfer.amount.toDecimal());
    query.bindText(9, transfer.amount.sortKey()).bind(10, transfer.fee.toDecimal());
    query.bind(11, transfer.total.toDecimal()).bind(12, transfer.destination);
    query.bind(13, referenceKey(transfer.destination)).bind(14, transfer.network);
    query.bind(15, transfer.note).bind(16, transfer.confirmations);
    query.bind(17, transfer.requiredConfirmations).bind(18, transfer.requestId);
    query.bind(19, transfer.createdAt).bind(20, transfer.updatedAt);
    query.bind(21, transfer.quoteId).bind(22, transfer.txHash);
    query.bind(23, transfer.failureCode).bind(24, transfer.failureMessage);
}

std::vector<QString> texts(const Resource &resource)
{
    const Transfer &transfer = std::get<Transfer>(resource);
    return {transfer.destination, transfer.note, transfer.id, transfer.txHash, transfer.requestId};
}

} // namespace

const ListTable &transferTable()
{
    static const ListTable table{"transfers",
                                 "transfer_search",
                                 "transfer_counts",
                                 true,
                                 {{"version"},        {"wallet_id"},     {"status"},
                                  {"status_text"},    {"asset"},         {"amount"},
                                  {"amount_key"},     {"fee"},           {"total"},
                                  {"destination"},    {"reference_key"}, {"network"},
                                  {"note"},           {"confirmations"}, {"required_confirmations"},
                                  {"request_id"},     {"created_at"},    {"updated_at"},
                                  {"quote_id"},       {"tx_hash"},       {"failure_code"},
                                  {"failure_message"}},
                                 {"destination", "note", "id", "tx_hash", "request_id"},
                                 TransferRowColumns,
                                 TransferRowWidth,
                                 static_cast<int>(movementStatuses.size()),
                                 describe,
                                 bindTransfer,
                                 texts};
    return table;
}

} // namespace coinpay::store
