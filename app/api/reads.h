// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the endpoints that read are made. Only for the files beside this one.

#include "api/client.h"
#include "api/page.h"
#include "api/pending.h"
#include "api/wire/decode.h"

#include <algorithm>

namespace coinpay::api {

//! Of an answer that is well formed and about something else than what was asked for.
[[nodiscard]] Error otherAnswer();

//! What makes a value of the body of an answer.
template <typename T>
using Decoder = std::function<Result<wire::Decoded<T>>(const QByteArray &)>;

//! Whether a value is the one that was asked for.
template <typename T>
using Meant = std::function<bool(const T &)>;

//! Decodes into `value` as part of the attempt, so that an answer that cannot be read, or is about
//! something else, counts as a failed one.
template <typename T>
std::function<Understanding(const ApiAnswer &)> understandInto(const std::shared_ptr<T> &value,
                                                               Decoder<T> decoder, Meant<T> meant)
{
    return
        [value, decoder = std::move(decoder), meant = std::move(meant)](const ApiAnswer &answer) {
            Result<wire::Decoded<T>> decoded = decoder(answer.body);
            if (!decoded)
                return Understanding{decoded.error(), {}, {}};
            if (meant && !meant(decoded->value))
                return Understanding{otherAnswer(), {}, {}};
            *value = std::move(decoded->value);
            return Understanding{{}, decoded->flags, {}};
        };
}

//! Sends a read whose answer is decoded as part of the attempt; canceling goes through.
template <typename T>
QFuture<Result<T>> readDecoded(Client &client, ApiRequest request, Decoder<T> decoder,
                               Meant<T> meant = {})
{
    const auto value = std::make_shared<T>();
    request.method = "GET";
    request.understand = understandInto<T>(value, std::move(decoder), std::move(meant));
    return mapped<T>(client.read(request), &client, [value](const ApiAnswer &answer) {
        if constexpr (
            requires { value->nextCursor; } || requires { value->next; })
            value->requestId = answer.requestId; // a page has no request id of its own
        return Result<T>(std::move(*value));
    });
}

//! As readDecoded(), one page; each of its items must be `meant`.
template <typename T>
QFuture<Result<Page<T>>> readPage(Client &client, ApiRequest request, Decoder<Page<T>> decoder,
                                  Meant<T> meant = {})
{
    Meant<Page<T>> all;
    if (meant)
        all = [meant = std::move(meant)](const Page<T> &page) {
            return std::ranges::all_of(page.items, meant);
        };
    return readDecoded<Page<T>>(client, std::move(request), std::move(decoder), std::move(all));
}

} // namespace coinpay::api
