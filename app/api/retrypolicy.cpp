// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/retrypolicy.h"

#include <algorithm>
#include <array>

namespace coinpay::api {

namespace {

constexpr qint64 MaxRetryAfterMs = 3'600'000;

constexpr Backoff Quick{500, 60'000, 100};
constexpr Backoff Patient{1000, 5 * 60'000, 250};
//! Ed25519 is deterministic: only a later second makes another signature.
constexpr Backoff NextSecond{1500, 10'000, 1100};

struct CodeRule
{
    QLatin1String code;
    Backoff backoff;
};

//! The server's own word comes before the kind.
constexpr std::array codeRules{
    CodeRule{QLatin1String("idempotency_in_progress"), Quick},
    CodeRule{QLatin1String("signature_replayed"), NextSecond},
    CodeRule{QLatin1String("token_expired"), Quick},
    CodeRule{QLatin1String("request_timeout"), Quick},
    CodeRule{QLatin1String("rate_limited"), Patient},
    CodeRule{QLatin1String("internal"), Patient},
    CodeRule{QLatin1String("unavailable"), Patient},
};

struct KindRule
{
    ErrorKind kind;
    Backoff backoff;
};

constexpr std::array kindRules{
    KindRule{ErrorKind::Dns, Patient},         KindRule{ErrorKind::Connect, Quick},
    KindRule{ErrorKind::Proxy, Patient},       KindRule{ErrorKind::Timeout, Quick},
    KindRule{ErrorKind::Dropped, Quick},       KindRule{ErrorKind::Protocol, Patient},
    KindRule{ErrorKind::RateLimited, Patient}, KindRule{ErrorKind::ServerFault, Patient},
};

std::optional<Backoff> backoffFor(const Error &error)
{
    const auto byCode = std::ranges::find(codeRules, error.code, &CodeRule::code);
    if (byCode != codeRules.end())
        return byCode->backoff;
    const auto byKind = std::ranges::find(kindRules, error.kind, &KindRule::kind);
    if (byKind != kindRules.end())
        return byKind->backoff;
    return {};
}

} // namespace

std::optional<qint64> nextDelayMs(const Error &error, int attempt, RandomSource &random)
{
    const auto backoff = backoffFor(error);
    if (!backoff)
        return {};
    if (error.retryAfterMs)
        return std::clamp<qint64>(*error.retryAfterMs, 0, MaxRetryAfterMs);
    return delayMs(*backoff, attempt, random);
}

std::optional<qint64> nextReadDelayMs(const Error &error, int attempt, RandomSource &random)
{
    if (attempt >= MaxReadAttempts || error.kind == ErrorKind::Protocol)
        return {};
    const auto delay = nextDelayMs(error, attempt, random);
    return delay && *delay <= MaxReadWaitMs ? delay : std::nullopt;
}

} // namespace coinpay::api
