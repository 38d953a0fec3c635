// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobthread.h"

#include <QDeadlineTimer>

namespace coinpay {

JobThread::JobThread(std::function<void()> atEnd, QObject *parent)
    : QObject(parent)
    , m_atEnd(std::move(atEnd))
{
}

JobThread::~JobThread()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_quit = true;
        m_jobs.clear();
    }
    m_jobsChanged.wakeAll();
    if (m_thread.joinable())
        m_thread.join();
}

void JobThread::run(Job job)
{
    if (!m_thread.joinable())
        m_thread = std::thread([this] { work(); });
    const QMutexLocker lock(&m_mutex);
    m_jobs.push_back(std::move(job));
    m_jobsChanged.wakeOne();
}

void JobThread::work()
{
    QMutexLocker lock(&m_mutex);
    while (true) {
        while (m_jobs.empty() && !m_quit)
            m_jobsChanged.wait(&m_mutex);
        if (m_quit)
            break;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        Arrival arrival = job();
        lock.relock();
        m_arrivals.push_back(std::move(arrival));
        m_arrived.wakeAll();
        QMetaObject::invokeMethod(this, &JobThread::drain, Qt::QueuedConnection);
    }
    lock.unlock();
    if (m_atEnd)
        m_atEnd();
}

bool JobThread::waitForArrival(int ms)
{
    QDeadlineTimer deadline(ms);
    {
        const QMutexLocker lock(&m_mutex);
        while (m_arrivals.empty()) {
            if (!m_arrived.wait(&m_mutex, deadline))
                return false;
        }
    }
    drain();
    return true;
}

void JobThread::drain()
{
    std::deque<Arrival> arrivals;
    {
        const QMutexLocker lock(&m_mutex);
        arrivals.swap(m_arrivals);
    }
    for (const Arrival &arrival : arrivals)
        arrival();
}

} // namespace coinpay
