// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracefollower.h"

namespace coinpay {

namespace {

//! Changes that come close together are read once.
constexpr int GatherMs = 150;

} // namespace

TraceFollower::TraceFollower(Store &store, QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<ReadingThread<Reader>>(
          [dir = store.profileDir()] { return Reader::open(dir); }))
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    connect(&m_gather, &QTimer::timeout, this, &TraceFollower::read);
    // Whatever changes may belong to it: an operation, a part, a call. Reading is a few lookups.
    connect(&store, &Store::invoicesChanged, this, &TraceFollower::note);
    connect(&store, &Store::resourcesChanged, this, &TraceFollower::note);
    connect(&store, &Store::operationsChanged, this, &TraceFollower::note);
    connect(&store, &Store::requestLogged, this, &TraceFollower::note);
}

TraceFollower::~TraceFollower()
{
    ++m_question; // what waits is not read any more
    m_thread.reset();
}

void TraceFollower::follow(const Found &subject)
{
    if (m_subject == subject)
        return;
    m_subject = subject;
    m_word = {};
    m_trace.reset();
    m_facts = {};
    m_error.reset();
    m_reading = false; // of another
    read();
}

void TraceFollower::forget()
{
    ++m_question;
    m_subject.reset();
    m_word = {};
    m_trace.reset();
    m_facts = {};
    m_error.reset();
    m_reading = false;
    m_gather.stop();
}

void TraceFollower::addWord(const ServerWord &word)
{
    m_word = joined(m_word, word);
    read();
}

void TraceFollower::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        m_gather.stop();
    else if (m_stale)
        read();
}

void TraceFollower::note()
{
    m_stale = true;
    if (m_subject && m_watched && !m_reading && !m_gather.isActive())
        m_gather.start();
}

void TraceFollower::read()
{
    if (!m_subject)
        return;
    m_gather.stop();
    m_stale = false;
    m_reading = true;
    const quint64 question = ++m_question;
    m_thread->run(
        [this, question, subject = *m_subject, word = m_word](const Result<Reader *> &reader) {
            if (question != m_question.load())
                return JobThread::Arrival([] {});
            Result<Reading> reading = fail(ErrorKind::Canceled, {});
            auto facts = reader ? readFacts(**reader, subject) : fail(reader.error());
            if (facts) {
                TraceFacts whole = withWord(*std::move(facts), word);
                Trace trace = joinTrace(whole);
                reading = Reading{std::move(whole), std::move(trace)};
            } else {
                reading = fail(facts.error());
            }
            return JobThread::Arrival(
                [this, question, reading = std::move(reading)] { take(question, reading); });
        });
}

void TraceFollower::take(quint64 question, const Result<Reading> &reading)
{
    if (question != m_question.load())
        return;
    m_reading = false;
    if (m_stale && m_watched)
        m_gather.start();
    if (!reading) {
        m_error = reading.error();
        Q_EMIT changed();
        return;
    }
    const bool isSame = m_trace == reading->trace && !m_error;
    m_error.reset();
    m_facts = reading->facts;
    if (isSame)
        return;
    m_trace = reading->trace;
    Q_EMIT changed();
}

} // namespace coinpay
