// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listsource.h"
#include "models/readingthread.h"

#include <QObject>

namespace coinpay {

//! Writes a whole list, however long, to a file of comma separated values, on a thread of its own
//! and a piece at a time, so that it takes no more memory for a million rows than for a thousand.
//! The rows are in the order of their creation, newest or oldest first as the query has it,
//! whatever column sorts them on screen: that order does not move while it is walked, so no row is
//! missed or written twice. The file appears when it is whole, and is readable by its owner alone;
//! until then, after a failure or when this goes away early, what was there before stays.
//! Lives on one thread with an event loop.
class ListExport : public QObject
{
    Q_OBJECT

public:
    //! Begins at once.
    ListExport(std::shared_ptr<ListSources> sources, const ListQuery &query, const QString &path,
               QObject *parent = nullptr);
    ~ListExport() override;

    [[nodiscard]] const QString &path() const { return m_path; }

Q_SIGNALS:
    void progressed(qint64 rows);
    //! The last word.
    void finished(qint64 rows);
    //! The last word.
    void failed(const coinpay::Error &error);

private:
    struct Walk;

    void goOn();

    QString m_path;
    //! Used by the thread's jobs, one after the other.
    std::shared_ptr<Walk> m_walk;
    ReadingThread<ListSource> m_thread;
};

} // namespace coinpay
