// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QObject>
#include <QWaitCondition>

#include <deque>
#include <functional>
#include <thread>

namespace coinpay {

//! One background thread, begun by the first job. A job runs there and returns what is to be done
//! with its result on the owner's thread. Jobs run, and their results arrive, in the order they were
//! asked for. Jobs and results that have not begun when the owner goes are dropped.
class JobThread : public QObject
{
    Q_OBJECT

public:
    using Arrival = std::function<void()>;
    using Job = std::function<Arrival()>;

    //! `atEnd` runs on the thread, after its last job, if there was any.
    explicit JobThread(std::function<void()> atEnd = {}, QObject *parent = nullptr);
    ~JobThread() override;

    void run(Job job);
    //! Lets results that arrive within `ms` do their work now, without an event loop; for the very
    //! first page, so that a window's first picture has rows in it. False when nothing came.
    bool waitForArrival(int ms);

private:
    void work();
    void drain();

    std::function<void()> m_atEnd;
    QMutex m_mutex;
    QWaitCondition m_jobsChanged;
    QWaitCondition m_arrived;
    std::deque<Job> m_jobs;
    std::deque<Arrival> m_arrivals;
    bool m_quit = false;
    std::thread m_thread;
};

} // namespace coinpay
