// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace coinpay::test {

//! An invoice as the contract's example has it, on one line.
inline QByteArray invoiceJson(const QByteArray &id = "inv_123",
                              const QByteArray &status = "pending", int version = 1)
{
    return R"({"id":")" + id +
           R"(","amount":"25.00","amount_paid":"0.00","asset":"USDT","network":"ethereum",)"
           R"("reference":"order_48392","status":")" +
           status +
           R"(","payment_address":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",)"
           R"("payment_uri":"ethereum:0x5aAe","confirmations":0,"required_confirmations":12,)"
           R"("tx_hash":null,"callback_url":"https://merchant.example.com/hook",)"
           R"("expires_at":"2026-01-02T04:04:05Z","metadata":{"cart":"7712"},)"
           R"("cancel_reason":null,"failure":null,"version":)" +
           QByteArray::number(version) +
           R"(,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05.5Z",)"
           R"("request_id":"req_5001"})";
}

//! The same with one member's value replaced (raw JSON), or removed where `value` is null.
inline QByteArray withMember(const QByteArray &json, const QByteArray &member,
                             const QByteArray &value)
{
    const qsizetype begin = json.indexOf(QByteArray('"' + member + "\":"));
    qsizetype end = begin;
    int depth = 0;
    bool quoted = false;
    for (; end < json.size(); ++end) {
        const char c = json[end];
        quoted = quoted != (c == '"');
        if (quoted)
            continue;
        depth += c == '{' || c == '[' ? 1 : 0;
        if (depth == 0 && (c == ',' || c == '}'))
            break;
        depth -= c == '}' || c == ']' ? 1 : 0;
    }
    if (!value.isNull())
        return json.left(begin) + '"' + member + "\":" + value + json.mid(end);
    if (json[end] == ',')
        return json.left(begin) + json.mid(end + 1);
    return json.left(begin - 1) + json.mid(end); // the last one: its comma goes too
}

inline QByteArray invoiceWith(const QByteArray &member, const QByteArray &value)
{
    return withMember(invoiceJson(), member, value);
}

inline QByteArray eventJson(const QByteArray &id, const QByteArray &invoice,
                            const QByteArray &status, int version)
{
    return R"({"id":")" + id +
           R"(","type":"invoice.paid","resource":{"type":"invoice","id":"inv_123"},)"
           R"("previous_status":"processing","status":")" +
           status + R"(","occurred_at":"2026-01-02T03:09:12Z","request_id":null,"version":)" +
           QByteArray::number(version) + R"(,"data":)" + invoice + '}';
}

} // namespace coinpay::test
