// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns.h"
#include "store/escrowrow.h"
#include "store/listtable.h"

namespace coinpay::store {

namespace {

Listed describe(const Resource &resource)
{
    const Escrow &escrow = std::get<Escrow>(resource);
    return {static_cast<int>(escrow.status),
            escrow.amount.asset(),
            {},
            escrow.createdAt,
            escrow.amount.toDecimal()};
}

void bindEscrow(Query &query, const ResourceUpdate &update, qint64 key)
{
    const Escrow &escrow = std::get<Escrow>(update.resource);
    query.bindAll(key, escrow.id, escrow.version, static_cast<int>(escrow.status),
                  escrow.statusText, escrow.amount.asset(), escrow.amount.toDecimal());
    query.bindText(8, escrow.amount.sortKey()).bind(9, escrow.amountFunded.toDecimal());
    query.bind(10, escrow.amountReleased.toDecimal()).bind(11, escrow.amountRefunded.toDecimal());
    query.bind(12, escrow.dealRef).bind(13, referenceKey(escrow.dealRef));
    query.bind(14, escrow.buyerRef).bind(15, escrow.sellerRef).bind(16, escrow.network);
    query.bind(17, escrow.confirmations).bind(18, escrow.requiredConfirmations);
    query.bind(19, escrow.requestId).bind(20, escrow.createdAt).bind(21, escrow.updatedAt);
    query.bind(22, escrow.paymentAddress).bind(23, escrow.txHash);
    if (escrow.expiresAt)
        query.bind(24, *escrow.expiresAt);
    else
        query.bindNull(24);
    query.bind(25, escrow.failureCode).bind(26, escrow.failureMessage);
    query.bindBlob(27, packMetadata(escrow.metadata));
}

std::vector<QString> texts(const Resource &resource)
{
    const Escrow &escrow = std::get<Escrow>(resource);
    return {escrow.dealRef,        escrow.buyerRef, escrow.sellerRef, escrow.id,
            escrow.paymentAddress, escrow.txHash,   escrow.requestId};
}

} // namespace

const ListTable &escrowTable()
{
    static const ListTable table{
        "escrows",
        "escrow_search",
        "escrow_counts",
        false,
        {{"version"},         {"status"},     {"status_text"},   {"asset"},
         {"amount"},          {"amount_key"}, {"amount_funded"}, {"amount_released"},
         {"amount_refunded"}, {"deal_ref"},   {"reference_key"}, {"buyer_ref"},
         {"seller_ref"},      {"network"},    {"confirmations"}, {"required_confirmations"},
         {"request_id"},      {"created_at"}, {"updated_at"},    {"payment_address"},
         {"tx_hash"},         {"expires_at"}, {"failure_code"},  {"failure_message"},
         {"metadata"}},
        {"deal_ref", "buyer_ref", "seller_ref", "id", "payment_address", "tx_hash", "request_id"},
        EscrowRowColumns,
        EscrowRowWidth,
        static_cast<int>(escrowStatuses.size()),
        describe,
        bindEscrow,
        texts};
    return table;
}

} // namespace coinpay::store
