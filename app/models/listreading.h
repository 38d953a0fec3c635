// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/readingthread.h"

#include <QDeadlineTimer>
#include <QList>

namespace coinpay {

//! How a model reads its rows: on a background thread, from a source of that thread's own, handed
//! over on the model's thread. What was asked for before the query changed is dropped. Last member
//! of its model, so that nothing arrives at half a model.
template <typename Source, typename Row>
class ListReading
{
public:
    using Rows = Result<QList<Row>>;
    using Read = std::function<Rows(Source &)>;
    using Arrived = std::function<void(const Rows &)>;
    using Thread = ReadingThread<Source>;

    //! `open` is called on the background thread; `failed` hears every error first.
    ListReading(typename Thread::Open open, std::function<void(const Error &)> failed)
        : m_failed(std::move(failed))
        , m_thread(std::move(open))
    {
    }

    //! The query has changed.
    void dropAsked() { ++m_generation; }

    //! `arrived` is called for an error too, so that it can tidy up.
    void read(Read read, Arrived arrived)
    {
        m_thread.run([this, generation = m_generation, read = std::move(read),
                      arrived = std::move(arrived)](const Result<Source *> &source) {
            Rows rows = source ? read(**source) : Rows(fail(source.error()));
            return JobThread::Arrival([this, generation, arrived, rows = std::move(rows)] {
                if (generation != m_generation)
                    return;
                if (!rows)
                    m_failed(rows.error());
                arrived(rows);
            });
        });
    }

    //! Blocks for at most `ms` until an arrival has made `isThere` true.
    template <typename Condition>
    void waitUntil(const Condition &isThere, int ms)
    {
        const QDeadlineTimer deadline(ms);
        while (!isThere() && !deadline.hasExpired())
            m_thread.waitForArrival(static_cast<int>(deadline.remainingTime()));
    }

    //! For what does not depend on the query.
    [[nodiscard]] Thread &thread() { return m_thread; }

private:
    quint64 m_generation = 0;
    std::function<void(const Error &)> m_failed;
    Thread m_thread; //!< last, so that it ends first
};

} // namespace coinpay
