// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/synchronizer.h"

#include "core/log.h"
#include "core/whendone.h"
#include "sync/feedpolicy.h"
#include "sync/synchronizerprivate.h"
#include "sync/syncnames.h"

namespace coinpay {

Synchronizer::Private::Private(Synchronizer *synchronizer, Client &client, Store &store,
                               const Clock &clock, RandomSource &random)
    : q(synchronizer)
    , m_client(client)
    , m_store(store)
    , m_clock(clock)
    , m_random(random)
    , m_refresher(client, store, clock)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, q, [this] { next(); });
    m_clockTimer.setTimerType(Qt::VeryCoarseTimer);
    m_clockTimer.setInterval(static_cast<int>(feed::ClockCheckMs));
    QObject::connect(&m_clockTimer, &QTimer::timeout, q, [this] { compareClocks(); });
}

void Synchronizer::Private::start()
{
    if (m_running)
        return;
    if (!m_reader) {
        auto reader = Reader::open(m_store.profileDir());
        if (!reader) {
            Freshness stopped;
            stopped.error = reader.error();
            publish(stopped);
            return;
        }
        m_reader = std::move(*reader);
    }
    m_feedCursor = syncValue(syncnames::feedCursor());
    m_asOfKept = syncValue(syncnames::asOf()).toLongLong();
    // Written before the clock was set back: nothing here is from the future.
    m_freshness.asOf = qMin(m_asOfKept, m_clock.now());
    readFirstSyncPlace();
    m_balancesOld = true;
    m_running = true;
    m_wallAtCheck = m_clock.now();
    m_steadyAtCheck = m_clock.monotonicMs();
    m_clockTimer.start();
    next();
}

void Synchronizer::Private::stop()
{
    if (!m_running)
        return;
    m_running = false;
    m_timer.stop();
    m_clockTimer.stop();
    endCall();
    keepAsOf(true);
    Freshness stopped = m_freshness;
    stopped.phase = Freshness::Phase::Stopped;
    stopped.nextTryAt = 0;
    publish(stopped);
}

void Synchronizer::Private::endCall()
{
    ++m_round;
    m_call.cancel();
    m_call = {};
}

void Synchronizer::Private::pauseFirstSync()
{
    m_paused = true;
    if (!m_running || m_firstSyncDone)
        return;
    m_timer.stop();
    endCall();
    next();
}

void Synchronizer::Private::resumeFirstSync()
{
    m_paused = false;
    if (m_running && m_freshness.phase == Freshness::Phase::Paused)
        next();
}

void Synchronizer::Private::setAttentive(bool attentive)
{
    if (attentive == m_attentive)
        return;
    m_attentive = attentive;
    // Into view: what is shown may be a minute old. Out of view: the long poll runs out by itself.
    if (attentive)
        pollNow();
}

void Synchronizer::Private::pollNow()
{
    if (!m_running)
        return;
    if (!m_firstSyncDone && m_freshness.phase == Freshness::Phase::FirstSync && !m_timer.isActive())
        return; // it is paging as fast as it can
    m_failures = 0;
    m_soon = true;
    m_timer.stop();
    endCall();
    next();
}

void Synchronizer::Private::next()
{
    if (!m_running)
        return;
    if (m_firstSyncDone) {
        poll();
        return;
    }
    Freshness freshness = m_freshness;
    freshness.phase = m_paused ? Freshness::Phase::Paused : Freshness::Phase::FirstSync;
    freshness.nextTryAt = 0;
    freshness.error.reset();
    publish(freshness);
    if (m_paused)
        return;
    if (m_head)
        fetchList();
    else
        takeHead();
}

void Synchronizer::Private::after(qint64 ms)
{
    // A minute more or less does not matter to a calm poll, and coarse timers share wake-ups.
    m_timer.setTimerType(ms >= feed::CalmMs ? Qt::VeryCoarseTimer : Qt::CoarseTimer);
    m_timer.start(static_cast<int>(ms));
}

void Synchronizer::Private::failed(const Error &error)
{
    if (longPollWasTurnedAway(error)) {
        after(qMax(feed::ShortPollMs, error.retryAfterMs.value_or(0)));
        return;
    }
    ++m_failures;
    m_balancesOld = true;
    if (cursorIsGone(error) && m_failures == 1) {
        qCInfo(logSync) << "the server does not know our place any more; beginning anew"
                        << error.requestId;
        beginAnew();
        return;
    }
    const qint64 pause = pauseAfter(error, m_failures, m_random);
    Freshness offline = m_freshness;
    offline.phase = Freshness::Phase::Offline;
    offline.error = error;
    offline.nextTryAt = m_clock.now() + pause;
    publish(offline);
    after(pause);
}

QString Synchronizer::Private::syncValue(const QString &name)
{
    return m_reader->syncValue(name).value_or(QString());
}

void Synchronizer::Private::keep(const QString &name, const QString &value)
{
    // A place that was not kept costs reading a page again, nothing else; a store in trouble says
    // so when the next page is applied.
    whenDone(m_store.setSyncValue(name, value), q, [name](const Done &done) {
        if (!done)
            qCWarning(logSync) << name << "was not kept:" << done.error().message;
    });
}

void Synchronizer::Private::compareClocks()
{
    const qint64 wall = m_clock.now();
    const qint64 steady = m_clock.monotonicMs();
    const qint64 jump = (wall - m_wallAtCheck) - (steady - m_steadyAtCheck);
    const bool late = steady - m_steadyAtCheck > feed::ClockCheckMs + feed::JumpMs;
    m_wallAtCheck = wall;
    m_steadyAtCheck = steady;
    // Some systems stop the steady clock in sleep, others let it run: both look like a gap.
    if (qAbs(jump) > feed::JumpMs || late)
        pollNow();
}

void Synchronizer::Private::publish(const Freshness &freshness)
{
    const Freshness &old = m_freshness;
    const bool same = old.phase == freshness.phase && old.asOf == freshness.asOf &&
                      old.fetched == freshness.fetched && old.nextTryAt == freshness.nextTryAt &&
                      old.error.has_value() == freshness.error.has_value() &&
                      old.skipped == freshness.skipped;
    if (same)
        return;
    m_freshness = freshness;
    Q_EMIT q->freshnessChanged(m_freshness);
}

Synchronizer::Synchronizer(Client &client, Store &store, const Clock &clock, RandomSource &random)
    : d(std::make_unique<Private>(this, client, store, clock, random))
{
}

Synchronizer::~Synchronizer() = default;

void Synchronizer::start()
{
    d->start();
}

void Synchronizer::stop()
{
    d->stop();
}

void Synchronizer::pauseFirstSync()
{
    d->pauseFirstSync();
}

void Synchronizer::resumeFirstSync()
{
    d->resumeFirstSync();
}

void Synchronizer::setAttentive(bool attentive)
{
    d->setAttentive(attentive);
}

void Synchronizer::compareClocks()
{
    d->compareClocks();
}

void Synchronizer::pollNow()
{
    d->pollNow();
}

void Synchronizer::refreshInvoice(const QString &id)
{
    d->m_refresher.invoice(id);
}

Refresher &Synchronizer::refresher()
{
    return d->m_refresher;
}

Freshness Synchronizer::freshness() const
{
    return d->m_freshness;
}

} // namespace coinpay
