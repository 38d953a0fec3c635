// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview.h"

#include <QDeadlineTimer>

namespace coinpay {

namespace {

//! Changes that come close together are read once: nobody reads figures that fast.
constexpr int GatherMs = 250;
//! A machine that slept finds out about the new day no later than this.
constexpr qint64 LongestWaitMs = 10LL * 60 * 1000;

} // namespace

Overview::Overview(Store &store, const Clock &clock, QLocale locale, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_locale(std::move(locale))
    , m_thread(std::make_unique<ReadingThread<Reader>>(
          [dir = store.profileDir()] { return Reader::open(dir); }))
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    m_midnight.setSingleShot(true);
    connect(&m_gather, &QTimer::timeout, this, &Overview::read);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        if (m_picture && dayOf(m_clock.now()) != m_picture->today.period)
            note();
        else
            expectMidnight();
    });
    connect(&store, &Store::invoicesChanged, this, &Overview::note);
    connect(&store, &Store::resourcesChanged, this, &Overview::note);
    connect(&store, &Store::operationsChanged, this, &Overview::note);
}

Overview::~Overview()
{
    m_thread.reset();
}

void Overview::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched) {
        m_gather.stop();
        m_midnight.stop();
        return;
    }
    const bool isYesterdays = m_picture && dayOf(m_clock.now()) != m_picture->today.period;
    if (m_stale || isYesterdays)
        refresh();
    else
        expectMidnight();
}

void Overview::refresh()
{
    m_gather.stop();
    m_stale = true;
    read();
}

void Overview::waitForPicture(int ms)
{
    const QDeadlineTimer deadline(ms);
    while (!m_picture && !m_error && !deadline.hasExpired())
        m_thread->waitForArrival(static_cast<int>(deadline.remainingTime()));
}

void Overview::note()
{
    m_stale = true;
    if (m_watched && !m_reading && !m_gather.isActive())
        m_gather.start();
}

void Overview::read()
{
    if (m_reading || !m_stale)
        return; // what is being read is followed by another reading where something is new
    m_reading = true;
    m_stale = false;
    m_thread->run([this, now = m_clock.now(), locale = m_locale](const Result<Reader *> &reader) {
        auto picture = reader ? readOverview(**reader, now, locale)
                              : Result<OverviewPicture>(fail(reader.error()));
        return JobThread::Arrival([this, picture = std::move(picture)] { arrived(picture); });
    });
}

void Overview::arrived(Result<OverviewPicture> picture)
{
    m_reading = false;
    m_error.reset();
    if (picture)
        m_picture = std::move(*picture);
    else
        m_error = std::move(picture.error());
    if (m_watched && m_stale)
        m_gather.start();
    if (m_watched)
        expectMidnight();
    Q_EMIT changed();
}

void Overview::expectMidnight()
{
    const qint64 wait = dayOf(m_clock.now()).to - m_clock.now();
    m_midnight.start(static_cast<int>(qBound<qint64>(1, wait, LongestWaitMs)));
}

} // namespace coinpay
