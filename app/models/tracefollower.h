// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/readingthread.h"
#include "store/reader.h"
#include "store/store.h"
#include "trace/serverword.h"
#include "trace/trace.h"

#include <QTimer>

namespace coinpay {

//! The trace of one thing, kept as fresh as the store, together with what the server said of it
//! when it was asked. Read and joined on a background thread.
class TraceFollower : public QObject
{
    Q_OBJECT

public:
    //! `store` outlives it. Nobody looks yet.
    explicit TraceFollower(Store &store, QObject *parent = nullptr);
    ~TraceFollower() override;

    //! From now on this one. What was said of another is forgotten.
    void follow(const Found &subject);
    void forget();

    [[nodiscard]] const std::optional<Found> &subject() const { return m_subject; }

    //! What the server says of the one that is followed.
    void addWord(const ServerWord &word);

    //! Empty until it was read. It is the one of subject().
    [[nodiscard]] const std::optional<Trace> &trace() const { return m_trace; }

    //! What it was joined from. Only beside a trace.
    [[nodiscard]] const TraceFacts &facts() const { return m_facts; }

    //! Why it could not be read; what is shown is older then.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    //! Whether somebody looks. What changed meanwhile is read when somebody does.
    void setWatched(bool watched);

Q_SIGNALS:
    //! Something in it is another than before.
    void changed();

private:
    struct Reading
    {
        TraceFacts facts;
        Trace trace;
    };

    void note();
    void read();
    void take(quint64 question, const Result<Reading> &reading);

    std::optional<Found> m_subject;
    ServerWord m_word;
    std::optional<Trace> m_trace;
    TraceFacts m_facts;
    std::optional<Error> m_error;
    QTimer m_gather;
    bool m_watched = false;
    bool m_stale = false;
    bool m_reading = false;
    std::atomic<quint64> m_question = 0;
    std::unique_ptr<ReadingThread<Reader>> m_thread; //!< last, so that it ends first
};

} // namespace coinpay
