// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/feedpatience.h"

namespace coinpay::cli {

namespace {

constexpr qint64 LongestTimeoutSeconds = 366LL * 24 * 3600;
//! The contract's longest wait for an event.
constexpr qint64 LongPollSeconds = 25;
//! Between two looks when another program of this key has the one long poll it may have.
constexpr qint64 ShortPollMs = 1'000;
//! Looks in a row that may fail; each has had the client's own retries.
constexpr int MostFailures = 5;

} // namespace

int FeedPatience::waitSeconds() const
{
    return m_mayWait ? static_cast<int>(qBound<qint64>(0, leftMs() / 1000, LongPollSeconds)) : 0;
}

void FeedPatience::answered(bool pauses)
{
    m_failures = 0;
    if (pauses) [[maybe_unused]]
        const bool on = m_session.waiter.pause(ShortPollMs);
}

std::optional<ExitCode> FeedPatience::failed(const Error &error)
{
    if (error.kind == ErrorKind::Canceled)
        return {}; // interrupted or out of time: isOver() tells
    if (error.kind == ErrorKind::RateLimited && m_mayWait) {
        m_mayWait = false;
        return {};
    }
    ++m_failures;
    const bool hopeless = exitCodeOf(error.kind) != ExitCode::Network;
    if (hopeless || m_failures >= MostFailures)
        return m_session.out.error(error);
    m_session.out.note(error.message);
    [[maybe_unused]] const bool on =
        m_session.waiter.pause(error.retryAfterMs.value_or(m_failures * ShortPollMs));
    return {};
}

Result<qint64> feedTimeoutMs(const Arguments &arguments)
{
    const auto seconds =
        parseNumber(arguments, QStringLiteral("timeout"), 0, 1, LongestTimeoutSeconds);
    if (!seconds)
        return fail(seconds.error());
    return *seconds * 1000;
}

} // namespace coinpay::cli
