// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "models/jobthread.h"

#include <memory>

namespace coinpay {

//! A JobThread whose jobs read from a source of the thread's own: opened there by the first job,
//! closed there after the last.
template <typename Source>
class ReadingThread
{
public:
    using Arrival = JobThread::Arrival;
    //! An error when the source could not be opened; the next job tries again.
    using Job = std::function<Arrival(Result<Source *>)>;
    using Open = std::function<Result<std::unique_ptr<Source>>()>;

    //! `open` is called on the thread.
    explicit ReadingThread(Open open)
        : m_open(std::move(open))
        , m_thread([this] { m_source.reset(); })
    {
    }

    void run(Job job)
    {
        m_thread.run([this, job = std::move(job)] { return job(source()); });
    }

    //! See JobThread.
    bool waitForArrival(int ms) { return m_thread.waitForArrival(ms); }

private:
    Result<Source *> source()
    {
        if (!m_source) {
            auto fresh = m_open();
            if (!fresh)
                return fail(std::move(fresh.error()));
            m_source = std::move(*fresh);
        }
        return m_source.get();
    }

    Open m_open;
    std::unique_ptr<Source> m_source; //!< the thread's
    JobThread m_thread;               //!< last, so that it ends first
};

} // namespace coinpay
