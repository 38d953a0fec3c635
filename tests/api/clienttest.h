// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/pending.h"
#include "crypto/signingkey.h"

#include <QObject>

namespace coinpay::test {

inline constexpr UnixMs Start = 1'767'323'045'000; // 2026-01-02T03:04:05Z
inline const QString KeyId = QStringLiteral("key_31");

//! Wall and monotonic time that move only when told.
class TestClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return Start + m_passed; }

    [[nodiscard]] qint64 monotonicMs() const override { return m_passed; }

    void advance(qint64 ms) { m_passed += ms; }

private:
    qint64 m_passed = 0;
};

//! The smallest delays there are, so that retries do not hold the test up; other bytes differ.
class TestRandom final : public RandomSource
{
public:
    void fill(char *data, qsizetype size) override
    {
        for (qsizetype i = 0; i < size; ++i)
            data[i] = size == sizeof(quint64) ? 0 : static_cast<char>(++m_count);
    }

private:
    int m_count = 0;
};

//! What the server answers, as a column of test data.
struct Reply
{
    Reply() = default;

    Reply(Result<HttpAnswer> answer)
        : result(std::move(answer))
    {
    }

    Result<HttpAnswer> result = HttpAnswer();
};

//! Answers in the test's own words, at once or when told; keeps what was asked.
class FakeTransport final : public Transport
{
public:
    QFuture<Result<HttpAnswer>> send(const HttpRequest &request) override
    {
        requests.append(request);
        auto pending = std::make_shared<api::Pending<HttpAnswer>>();
        if (request.target == "/v1/auth/tokens") {
            ++exchanges;
            if (holdTokens)
                held.append(pending);
            else
                pending->answer(tokenAnswers.isEmpty() ? goodToken() : tokenAnswers.takeFirst());
        } else if (answers.isEmpty()) {
            held.append(pending);
        } else {
            pending->answer(answers.takeFirst());
        }
        return pending->future();
    }

    [[nodiscard]] Result<HttpAnswer> goodToken() const
    {
        return answer(201, "{\"access_token\":\"token-" + QByteArray::number(exchanges) +
                               "\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                               "\"scopes\":[\"read\",\"invoices:write\"]}");
    }

    static Result<HttpAnswer> answer(int status, const QByteArray &body, Headers headers = {})
    {
        HttpAnswer answer;
        answer.status = status;
        answer.headers = std::move(headers);
        answer.body = body;
        answer.receivedAt = Start;
        answer.httpVersion = "2";
        answer.tlsVersion = "TLSv1.3";
        answer.bytesReceived = body.size();
        return answer;
    }

    //! The calls, token exchanges left out.
    [[nodiscard]] QList<HttpRequest> calls() const
    {
        QList<HttpRequest> found;
        for (const HttpRequest &request : requests) {
            if (request.target != "/v1/auth/tokens")
                found.append(request);
        }
        return found;
    }

    QList<HttpRequest> requests;
    QList<Result<HttpAnswer>> answers;      //!< to calls; none left: they wait in `held`
    QList<Result<HttpAnswer>> tokenAnswers; //!< none left: a good token
    QList<std::shared_ptr<api::Pending<HttpAnswer>>> held;
    bool holdTokens = false;
    int exchanges = 0;
};

//! The body of a refusal.
[[nodiscard]] QByteArray problem(const QByteArray &code, const QByteArray &message = "Said so.");
//! No answer came.
[[nodiscard]] Result<HttpAnswer> failure(ErrorKind kind);
[[nodiscard]] ApiRequest readOf(const QByteArray &target = "/v1/invoices/inv_1");
//! The third attempt of an operation.
[[nodiscard]] ApiRequest writeOf();

//! A client on a transport that answers in the test's own words.
class ClientTest : public QObject
{
protected:
    //! Everything anew.
    void start();
    //! A client that has no token yet, on the same transport.
    void make();

    TestClock m_clock;
    TestRandom m_random;
    std::unique_ptr<FakeTransport> m_transport;
    std::shared_ptr<const SigningKey> m_key;
    std::unique_ptr<Client> m_client;
    QList<RequestLogEntry> m_log;
};

} // namespace coinpay::test
