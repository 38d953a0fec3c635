// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

#include <QElapsedTimer>

#include <limits>

namespace coinpay::cli {

//! How a command waits at the end of the event feed: for as long as it was told, by long polls
//! where it may have one, and not disheartened by a few failures.
class FeedPatience
{
public:
    //! `timeoutMs` 0: no end.
    FeedPatience(Session &session, qint64 timeoutMs)
        : m_session(session)
        , m_timeoutMs(timeoutMs)
    {
        m_elapsed.start();
    }

    [[nodiscard]] qint64 leftMs() const
    {
        return m_timeoutMs == 0 ? std::numeric_limits<int>::max()
                                : m_timeoutMs - m_elapsed.elapsed();
    }

    [[nodiscard]] bool isOver() const { return m_session.waiter.interrupted() || leftMs() <= 0; }

    //! For the next poll; 0 when it should answer at once.
    [[nodiscard]] int waitSeconds() const;
    //! An answer came. Pauses, before the next poll would come too soon, where `pauses`.
    void answered(bool pauses);
    //! The code to end with when there is no hope, told; nothing to go on, after a pause.
    [[nodiscard]] std::optional<ExitCode> failed(const Error &error);

private:
    Session &m_session;
    qint64 m_timeoutMs;
    QElapsedTimer m_elapsed;
    int m_failures = 0;
    bool m_mayWait = true;
};

//! What --timeout says in seconds, as milliseconds; 0 when it says nothing.
[[nodiscard]] Result<qint64> feedTimeoutMs(const Arguments &arguments);

} // namespace coinpay::cli
