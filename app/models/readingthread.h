// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listsource.h"

#include <QMutex>
#include <QObject>
#include <QWaitCondition>

#include <deque>
#include <functional>
#include <thread>

namespace coinpay {

//! One background thread with one ListSource of its own. A job runs there and returns what is to
//! be done with its result on the owner's thread. Jobs run, and their results arrive, in the order
//! they were asked for. Jobs and results that have not begun when the owner goes are dropped.
class ReadingThread : public QObject
{
    Q_OBJECT

public:
    using Arrival = std::function<void()>;
    //! The argument is null when the source could not be opened; the error is in the Result.
    using Job = std::function<Arrival(Result<ListSource *>)>;

    explicit ReadingThread(std::shared_ptr<ListSources> sources, QObject *parent = nullptr);
    ~ReadingThread() override;

    void run(Job job);
    //! Lets results that arrive within `ms` do their work now, without an event loop; for the very
    //! first page, so that a window's first picture has rows in it. False when nothing came.
    bool waitForArrival(int ms);

private:
    void work();
    void drain();

    std::shared_ptr<ListSources> m_sources;
    QMutex m_mutex;
    QWaitCondition m_jobsChanged;
    QWaitCondition m_arrived;
    std::deque<Job> m_jobs;
    std::deque<Arrival> m_arrivals;
    bool m_quit = false;
    std::thread m_thread;
};

} // namespace coinpay
