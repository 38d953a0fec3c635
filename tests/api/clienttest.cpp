// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clienttest.h"

namespace coinpay::test {

QByteArray problem(const QByteArray &code, const QByteArray &message)
{
    return "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"request_id\":\"req_b\"}";
}

Result<HttpAnswer> failure(ErrorKind kind)
{
    return fail(kind, QStringLiteral("It went wrong."));
}

ApiRequest readOf(const QByteArray &target)
{
    ApiRequest request;
    request.method = "GET";
    request.target = target;
    return request;
}

ApiRequest writeOf()
{
    ApiRequest request;
    request.method = "POST";
    request.target = "/v1/invoices";
    request.body = "{\"amount\":\"25.00\",\"asset\":\"USDT\",\"reference\":\"r\"}";
    request.idempotencyKey = QStringLiteral("idem-1");
    request.correlationId = QStringLiteral("op_1");
    request.attempt = 3;
    return request;
}

void ClientTest::start()
{
    m_clock = {};
    m_log.clear();
    m_transport = std::make_unique<FakeTransport>();
    m_key = std::make_shared<const SigningKey>(*SigningKey::generate());
    make();
}

void ClientTest::make()
{
    m_client = std::make_unique<Client>(*m_transport, m_clock, m_random, KeyId, m_key);
    connect(m_client.get(), &Client::attempted, this,
            [this](const RequestLogEntry &entry) { m_log.append(entry); });
}

} // namespace coinpay::test
