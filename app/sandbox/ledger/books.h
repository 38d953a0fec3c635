// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sandbox/ledger/database.h"
#include "sandbox/ledger/ids.h"
#include "sandbox/simclock.h"

#include <QString>

namespace coinpay::sandbox {

//! On whose account a change is made: written into resources, events and postings.
struct Cause
{
    QString request;        //!< null when no call caused it
    QString idempotencyKey; //!< null likewise
};

//! What every part of the sandbox works on. One thread, one transaction at a time.
struct Books
{
    Database &db;
    SimClock &clock;
    RandomSource &random;
    Ids ids;
    Cause cause = {};
    quint64 news = 0; //!< grows with every event, so that long polls know when to look

    UnixMs workTime = 0; //!< while a piece of work is under way: when it began

    //! One time for a whole piece of work.
    [[nodiscard]] UnixMs now() const { return workTime ? workTime : clock.now(); }
};

//! A piece of work: one cause, one time, one transaction. Undone unless commit() was reached.
class Work
{
public:
    Work(Books &books, Cause cause)
        : m_transaction(books.db)
        , m_books(books)
        , m_newsBefore(books.news)
    {
        m_books.cause = std::move(cause);
        m_books.workTime = m_books.clock.now();
    }

    ~Work()
    {
        m_books.cause = {};
        m_books.workTime = 0;
        if (!m_committed)
            m_books.news = m_newsBefore;
    }

    Q_DISABLE_COPY_MOVE(Work)

    void commit()
    {
        m_transaction.commit();
        m_committed = true;
    }

private:
    Transaction m_transaction;
    Books &m_books;
    quint64 m_newsBefore;
    bool m_committed = false;
};

//! The request that a seeded row names: nothing is stored of it but this id.
[[nodiscard]] QString seededRequestId(const Ids &ids, UnixMs at, qint64 invoice, qint64 version);
//! The invoice and version it belongs to, when `number` is of a seeded request.
[[nodiscard]] std::optional<std::pair<qint64, qint64>> seededRequest(qint64 number);

} // namespace coinpay::sandbox
