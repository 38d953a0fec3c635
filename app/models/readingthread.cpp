// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/readingthread.h"

#include <QDeadlineTimer>

namespace coinpay {

ReadingThread::ReadingThread(std::shared_ptr<ListSources> sources, QObject *parent)
    : QObject(parent)
    , m_sources(std::move(sources))
    , m_thread([this] { work(); })
{
}

ReadingThread::~ReadingThread()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_quit = true;
        m_jobs.clear();
    }
    m_jobsChanged.wakeAll();
    m_thread.join();
}

void ReadingThread::run(Job job)
{
    const QMutexLocker lock(&m_mutex);
    m_jobs.push_back(std::move(job));
    m_jobsChanged.wakeOne();
}

void ReadingThread::work()
{
    std::unique_ptr<ListSource> source;
    QMutexLocker lock(&m_mutex);
    while (true) {
        while (m_jobs.empty() && !m_quit)
            m_jobsChanged.wait(&m_mutex);
        if (m_quit)
            return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        Result<ListSource *> opened = source.get();
        if (!source) {
            auto fresh = m_sources->open();
            if (fresh)
                source = std::move(*fresh);
            opened = fresh ? Result<ListSource *>(source.get())
                           : Result<ListSource *>(fail(fresh.error()));
        }
        Arrival arrival = job(std::move(opened));
        lock.relock();
        m_arrivals.push_back(std::move(arrival));
        m_arrived.wakeAll();
        QMetaObject::invokeMethod(this, &ReadingThread::drain, Qt::QueuedConnection);
    }
}

bool ReadingThread::waitForArrival(int ms)
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

void ReadingThread::drain()
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
