// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "store/store.h"

#include <QObject>

namespace coinpay {

//! One transfer, what happened to it and what we asked for it, kept as fresh as the store. Reads by
//! key, a few rows each: fit for the thread a window is drawn on.
class TransferFollower : public QObject
{
    Q_OBJECT

public:
    //! Both outlive the follower; `reader` belongs to this thread.
    TransferFollower(Store &store, Reader &reader, QObject *parent = nullptr);

    //! Empty: none.
    void follow(const QString &id);

    [[nodiscard]] const QString &id() const { return m_id; }

    //! Empty when the mirror does not have it (yet).
    [[nodiscard]] const std::optional<Transfer> &transfer() const { return m_transfer; }

    //! Oldest first.
    [[nodiscard]] const QList<Transition> &transitions() const { return m_transitions; }

    //! Operations that made it and are not over, oldest first.
    [[nodiscard]] const QList<Operation> &openOperations() const { return m_openOperations; }

    //! Why it cannot be read, where the reason is another than that it is not there.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void resourcesChanged(const ResourcesChanged &changes);
    void operationsChanged();
    void read();
    void readOperations();

    Reader &m_reader;
    QString m_id;
    std::optional<Transfer> m_transfer;
    QList<Transition> m_transitions;
    QList<Operation> m_openOperations;
    std::optional<Error> m_error;
};

} // namespace coinpay
