// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace coinpay::test {

// What the contract's examples have, each on one line.

inline QByteArray stampsJson(int version)
{
    return R"("version":)" + QByteArray::number(version) +
           R"(,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:06:40.25Z",)"
           R"("request_id":"req_5050"})";
}

inline QByteArray escrowJson(const QByteArray &status = "funded", int version = 3)
{
    return R"({"id":"esc_456","amount":"300.00","amount_funded":"300.00",)"
           R"("amount_released":"100.00","amount_refunded":"0.50","asset":"USDC",)"
           R"("network":"ethereum","buyer_ref":"buyer_77","seller_ref":"seller_14",)"
           R"("deal_ref":"gig_204","status":")" +
           status +
           R"(","payment_address":"0x52908400098527886E0F7030069857D2E4169EE7",)"
           R"("payment_uri":"ethereum:0x5290","confirmations":7,"required_confirmations":12,)"
           R"("tx_hash":"0x3b7a","expires_at":"2026-01-03T03:04:05Z",)"
           R"("metadata":{"team":"north"},"failure":null,)" +
           stampsJson(version);
}

//! A release or a refund.
inline QByteArray payoutJson(const QByteArray &id = "rel_61", const QByteArray &status = "accepted",
                             int version = 1)
{
    return R"({"id":")" + id +
           R"(","escrow_id":"esc_456","amount":"100.00","asset":"USDC","network":"ethereum",)"
           R"("reason":"milestone_approved","status":")" +
           status +
           R"(","confirmations":0,"required_confirmations":12,"tx_hash":null,"failure":null,)" +
           stampsJson(version);
}

inline QByteArray disputeJson(const QByteArray &status = "accepted", int version = 1)
{
    return R"({"id":"dsp_63","escrow_id":"esc_456","reason":"goods_not_as_described","status":")" +
           status + R"(","resolution":null,"failure":null,)" + stampsJson(version);
}

inline QByteArray walletJson(const QByteArray &status = "active", int version = 12)
{
    return R"({"id":"wal_789","label":"Main","status":")" + status + R"(",)" + stampsJson(version);
}

inline QByteArray balancesJson()
{
    return R"({"wallet_id":"wal_789","balances":[)"
           R"({"asset":"BTC","network":"bitcoin","available":"0.015","pending":"0.00"},)"
           R"({"asset":"USDT","network":"ethereum","available":"420.00","pending":"25.00"}],)"
           R"("version":12,"updated_at":"2026-01-02T03:04:05Z"})";
}

inline QByteArray addressJson(const QByteArray &status = "active", int version = 1)
{
    return R"({"id":"adr_80","wallet_id":"wal_789","asset":"BTC","network":"bitcoin",)"
           R"("address":"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4","status":")" +
           status + R"(",)" + stampsJson(version);
}

inline QByteArray transferJson(const QByteArray &status = "accepted", int version = 1)
{
    return R"({"id":"trf_90","wallet_id":"wal_789","asset":"USDT","network":"ethereum",)"
           R"("amount":"40.00","fee":"0.85","total":"40.85",)"
           R"("destination":"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359","quote_id":"quo_91",)"
           R"("note":"rent","status":")" +
           status +
           R"(","confirmations":4,"required_confirmations":12,"tx_hash":null,"failure":null,)" +
           stampsJson(version);
}

inline QByteArray quoteJson()
{
    return R"({"id":"quo_91","wallet_id":"wal_789","asset":"USDT","network":"ethereum",)"
           R"("amount":"40.00","destination":"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",)"
           R"("fee":"0.85","total":"40.85","expires_at":"2026-01-02T03:05:05Z",)"
           R"("created_at":"2026-01-02T03:04:05Z"})";
}

inline QByteArray endpointJson(const QByteArray &id = "whk_1")
{
    return R"({"id":")" + id +
           R"(","kind":"endpoint","url":"https://merchant.example.com/hooks","enabled":true,)"
           R"("events":["invoice.paid","invoice.overpaid"],"version":2,)"
           R"("created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:06:40.25Z",)"
           R"("request_id":"req_5050","secrets":[{"id":"whs_11",)"
           R"("created_at":"2026-01-01T00:00:00Z","expires_at":"2026-01-03T03:04:05Z"},)"
           R"({"id":"whs_12","created_at":"2026-01-02T03:04:05Z","expires_at":null}]})";
}

inline QByteArray deliveryJson(const QByteArray &status = "retrying",
                               const QByteArray &redeliveryOf = "null")
{
    return R"({"id":"dlv_700","endpoint_id":"whk_1","url":"https://merchant.example.com/hooks",)"
           R"("event_id":"evt_1003","event_type":"invoice.paid","status":")" +
           status + R"(","next_attempt_at":"2026-01-02T03:10:12Z","redelivery_of":)" +
           redeliveryOf +
           R"(,"version":3,"created_at":"2026-01-02T03:09:12Z",)"
           R"("updated_at":"2026-01-02T03:09:17Z","request_id":null,)"
           R"("resource":{"type":"invoice","id":"inv_123"},"attempts":[)"
           R"({"at":"2026-01-02T03:09:12Z","duration_ms":10000,"response_status":null,)"
           R"("error":"No answer within 10 s."},)"
           R"({"at":"2026-01-02T03:09:17Z","duration_ms":87,"response_status":500,"error":null}]})";
}

//! The answer to a rotation of endpointJson()'s secret.
inline QByteArray secretJson(const QByteArray &endpointId = "whk_1",
                             const QByteArray &secret = "whsec_an-example-that-signs-nothing-0012")
{
    return R"({"id":"whs_12","endpoint_id":")" + endpointId + R"(","secret":")" + secret +
           R"(","created_at":"2026-01-02T03:04:05Z","expires_at":null})";
}

inline QByteArray requestJson(const QByteArray &id = "req_1", const QByteArray &key = "key-1")
{
    return R"({"id":")" + id +
           R"(","method":"POST","target":"/v1/invoices","status":201,"code":null,)"
           R"("key_id":"key_31","idempotency_key":")" +
           key +
           R"(","correlation_id":"op_01JGK2V3","resource_id":"inv_1",)"
           R"("received_at":"2026-01-02T03:04:05Z","duration_ms":14,"body_sha256":)"
           R"("8693be7592ce5564b7d633bd6ea24a582faebbe2a88a103b32b196bc915e3de0",)"
           R"("signature_valid":true,"replayed":false})";
}

inline QByteArray pageJson(const QByteArrayList &items, const QByteArray &cursor = "null")
{
    return R"({"data":[)" + items.join(',') + R"(],"next_cursor":)" + cursor + R"(,"has_more":)" +
           (cursor == "null" ? "false" : "true") + '}';
}

//! An event page with one event about a resource of this type and id.
inline QByteArray feedOf(const QByteArray &type, const QByteArray &id, const QByteArray &status,
                         int version, const QByteArray &data)
{
    return R"({"data":[{"id":"evt_1","type":")" + type + R"(.updated","resource":{"type":")" +
           type + R"(","id":")" + id + R"("},"previous_status":null,"status":")" + status +
           R"(","occurred_at":"2026-01-02T03:09:12Z","request_id":null,"version":)" +
           QByteArray::number(version) + R"(,"data":)" + data +
           R"(}],"next":"evt_1","has_more":false})";
}

} // namespace coinpay::test
