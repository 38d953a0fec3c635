// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/networktransport.h"
#include "support/scriptedserver.h"

#include <QTest>

namespace coinpay::test {

//! Long enough for a busy machine; nothing is asserted about how long it took.
inline constexpr int PatienceMs = 20'000;

template <typename T>
Result<T> waitFor(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, PatienceMs) ||
        future.resultCount() == 0)
        return fail(ErrorKind::Canceled, QStringLiteral("never answered"));
    return future.result();
}

inline const TestCertificate &authority()
{
    static const TestCertificate ca = makeCa();
    return ca;
}

inline NetworkOptions optionsFor(const QUrl &url)
{
    NetworkOptions options;
    options.baseUrl = url;
    options.caPem = authority().certificatePem;
    return options;
}

inline std::unique_ptr<NetworkTransport> transportTo(const NetworkOptions &options)
{
    static const SystemClock clock;
    auto transport = NetworkTransport::create(options, clock);
    if (!transport)
        qFatal("%s", qPrintable(transport.error().message));
    return std::move(*transport);
}

inline HttpRequest getRequest(const QByteArray &target = "/v1/invoices")
{
    HttpRequest request;
    request.method = "GET";
    request.target = target;
    return request;
}

inline HttpRequest postRequest(const QByteArray &body = "{\"amount\":\"25.00\"}")
{
    HttpRequest request;
    request.method = "POST";
    request.target = "/v1/invoices";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    return request;
}

} // namespace coinpay::test
