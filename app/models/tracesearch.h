// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resource.h"
#include "models/readingthread.h"
#include "store/reader.h"
#include "store/store.h"
#include "trace/question.h"

#include <QAbstractListModel>
#include <QTimer>

namespace coinpay {

//! One thing that bears a text, with what tells it from the others.
struct TraceMatch
{
    Found found;
    Resource resource;                  //!< unknown where nobody has described it
    std::optional<Operation> operation; //!< of FoundKind::Operation

    //! The person's own word for it: an order, a deal, a wallet's label; empty where it has none.
    [[nodiscard]] QString reference() const;
    [[nodiscard]] std::optional<Money> amount() const;
    //! When it was made, by whoever made it; 0: nobody told.
    [[nodiscard]] UnixMs createdAt() const;
};

//! What bears a text, answered from the store as it is typed: the newest question is the one that
//! is answered, on a reading thread. Where nothing bears it, it is looked for again whenever the
//! store takes something in.
class TraceSearch : public QAbstractListModel
{
    Q_OBJECT

public:
    //! So many things are told of.
    static constexpr int MostMatches = 50;

    enum Role {
        KindRole = Qt::UserRole, //!< FoundKind, as a number
        IdRole,                  //!< of the thing
    };

    //! `store` outlives it.
    explicit TraceSearch(Store &store, QObject *parent = nullptr);
    ~TraceSearch() override;

    //! Any text of any length. One in which there is nothing to look for is answered at once, with
    //! nothing.
    void ask(const QString &text);

    //! What was asked last.
    [[nodiscard]] const QString &text() const { return m_text; }

    //! Whether what is here answers what was asked last.
    [[nodiscard]] bool isAnswered() const { return m_answered; }

    [[nodiscard]] const QList<TraceMatch> &matches() const { return m_matches; }

    //! Why the store could not be read.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void answered();

private:
    void read();
    void note();
    void take(quint64 question, const Result<QList<TraceMatch>> &matches);

    QString m_text;
    QList<TraceMatch> m_matches;
    std::optional<Error> m_error;
    bool m_answered = true;
    QTimer m_gather;
    std::atomic<quint64> m_question = 0;
    std::unique_ptr<ReadingThread<Reader>> m_thread; //!< last, so that it ends first
};

//! Reads all that bears the text, with what is shown of each; for a background thread.
[[nodiscard]] Result<QList<TraceMatch>> readMatches(Reader &reader, const QString &text, int limit);

} // namespace coinpay
