// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rawread.h"

#include "api/pending.h"
#include "core/whendone.h"

namespace coinpay::api {

QFuture<Result<HttpAnswer>> readRaw(Client &client, const QByteArray &target)
{
    const auto last = std::make_shared<std::optional<HttpAnswer>>();
    ApiRequest request;
    request.method = "GET";
    request.target = target;
    request.once = true;
    request.observe = [last](const HttpAnswer &answer) { *last = answer; };
    const auto pending = std::make_shared<Pending<HttpAnswer>>();
    whenDone(client.read(request), &client, [pending, last](const Result<ApiAnswer> &result) {
        if (*last)
            pending->answer(std::move(**last));
        else
            pending->answer(fail(result.error()));
    });
    return pending->future();
}

} // namespace coinpay::api
