// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaObject>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace coinpay::test {

//! A transport that answers from a test's own words, a turn of the event loop later. Tokens are
//! handed out by itself; every other request is kept and given to `onRequest`.
class FakeServer final : public QObject, public Transport
{
public:
    using Answer = Result<HttpAnswer>;

    explicit FakeServer(const Clock &clock)
        : m_clock(clock)
    {
    }

    std::function<Answer(const HttpRequest &)> onRequest;
    QList<HttpRequest> requests; //!< without the token exchanges
    int tokenExchanges = 0;

    [[nodiscard]] QFuture<Answer> send(const HttpRequest &request) override
    {
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QMetaObject::invokeMethod(
            this,
            [this, promise, request] {
                promise->addResult(answer(request));
                promise->finish();
            },
            Qt::QueuedConnection);
        return promise->future();
    }

    [[nodiscard]] int count(const QByteArray &method, const QByteArray &targetStart) const
    {
        int number = 0;
        for (const HttpRequest &request : requests)
            number += request.method == method && request.target.startsWith(targetStart) ? 1 : 0;
        return number;
    }

    //! An answer as the contract would write it.
    [[nodiscard]] Answer json(int status, const QByteArray &body, Headers extra = {})
    {
        HttpAnswer answer;
        answer.status = status;
        answer.body = body;
        answer.headers = {
            {"Content-Type", status < 400 ? "application/json" : "application/problem+json"},
            {"X-Request-Id", "req_" + QByteArray::number(++m_requestNumber)}};
        answer.headers += extra;
        answer.httpVersion = "1.1";
        answer.tlsVersion = "TLSv1.3";
        answer.receivedAt = m_clock.now();
        return answer;
    }

    [[nodiscard]] Answer problem(int status, const QByteArray &code, Headers extra = {})
    {
        const QJsonObject body{
            {QStringLiteral("type"), QStringLiteral("about:blank")},
            {QStringLiteral("title"), QStringLiteral("No")},
            {QStringLiteral("status"), status},
            {QStringLiteral("detail"), QStringLiteral("No, because.")},
            {QStringLiteral("code"), QString::fromLatin1(code)},
            {QStringLiteral("message"), QStringLiteral("No, because.")},
            {QStringLiteral("request_id"), QStringLiteral("req_problem")},
        };
        return json(status, QJsonDocument(body).toJson(), extra);
    }

    [[nodiscard]] static Answer broken(ErrorKind kind)
    {
        return fail(kind, QStringLiteral("The wire says %1.").arg(errorKindName(kind)));
    }

private:
    Answer answer(const HttpRequest &request)
    {
        if (request.target == "/v1/auth/tokens") {
            ++tokenExchanges;
            return json(201, R"({"access_token":"tok_)" + QByteArray::number(tokenExchanges) +
                                 R"(","token_type":"Bearer","expires_in":300,)"
                                 R"("scopes":["read","invoices:write"]})");
        }
        requests.append(request);
        return onRequest ? onRequest(request) : broken(ErrorKind::Connect);
    }

    const Clock &m_clock;
    int m_requestNumber = 0;
};

//! An invoice as it stands on the wire.
[[nodiscard]] inline QByteArray invoiceJson(const QByteArray &id, const QByteArray &status,
                                            int version, const QByteArray &reference = "order_1")
{
    return R"({"id":")" + id +
           R"(","amount":"25.00","amount_paid":"0.00","asset":"USDT",)"
           R"("network":"tron","reference":")" +
           reference + R"(","status":")" + status +
           R"(","payment_address":"TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC","payment_uri":"x:y",)"
           R"("confirmations":0,"required_confirmations":19,"tx_hash":null,"callback_url":null,)"
           R"("expires_at":"2026-01-03T03:00:00Z","metadata":{},"cancel_reason":null,)"
           R"("failure":null,"version":)" +
           QByteArray::number(version) +
           R"(,"created_at":"2026-01-02T03:00:00Z","updated_at":"2026-01-02T03:00:00Z",)"
           R"("request_id":"req_5001"})";
}

//! An event of that invoice.
[[nodiscard]] inline QByteArray eventJson(const QByteArray &eventId, const QByteArray &invoice,
                                          const QByteArray &from, const QByteArray &to, int version)
{
    return R"({"id":")" + eventId + R"(","type":"invoice.)" + to +
           R"(","resource":{"type":"invoice","id":")" + invoice + R"("},"previous_status":)" +
           (from.isEmpty() ? QByteArray("null") : '"' + from + '"') + R"(,"status":")" + to +
           R"(","occurred_at":"2026-01-02T03:00:00Z","request_id":null,"version":)" +
           QByteArray::number(version) + R"(,"data":)" + invoiceJson(invoice, to, version) + "}";
}

} // namespace coinpay::test
