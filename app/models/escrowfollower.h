// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "store/store.h"

#include <QHash>
#include <QObject>

namespace coinpay {

//! One escrow, its releases, refunds and disputes, what happened to each and what we asked for it,
//! kept as fresh as the store. Reads by key, a few rows each: fit for the thread a window is drawn
//! on.
class EscrowFollower : public QObject
{
    Q_OBJECT

public:
    //! Both outlive the follower; `reader` belongs to this thread.
    EscrowFollower(Store &store, Reader &reader, QObject *parent = nullptr);

    //! Empty: none.
    void follow(const QString &id);

    [[nodiscard]] const QString &id() const { return m_id; }

    //! Empty when the mirror does not have it (yet).
    [[nodiscard]] const std::optional<Escrow> &escrow() const { return m_escrow; }

    //! Releases, refunds and disputes, oldest first.
    [[nodiscard]] const QList<EscrowAction> &actions() const { return m_actions; }

    //! Of the escrow itself, oldest first.
    [[nodiscard]] QList<Transition> transitions() const { return transitionsOf(m_id); }

    //! Of the escrow or one of its actions, oldest first; empty for anything else.
    [[nodiscard]] QList<Transition> transitionsOf(const QString &id) const
    {
        return m_transitions.value(id);
    }

    //! Of the escrow and its actions together, oldest first by the server's clock.
    [[nodiscard]] QList<Transition> timeline() const;

    //! Operations on it that are not over, oldest first.
    [[nodiscard]] const QList<Operation> &openOperations() const { return m_openOperations; }

    //! Why it cannot be read, where the reason is another than that it is not there.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void resourcesChanged(const ResourcesChanged &changes);
    void operationsChanged();
    [[nodiscard]] bool concerns(const ResourcesChanged &changes) const;
    void read();
    [[nodiscard]] Done readResources();
    void readOperations();

    Reader &m_reader;
    QString m_id;
    std::optional<Escrow> m_escrow;
    QList<EscrowAction> m_actions;
    QHash<QString, QList<Transition>> m_transitions;
    QList<Operation> m_openOperations;
    std::optional<Error> m_error;
};

} // namespace coinpay
