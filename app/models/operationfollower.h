// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "store/store.h"

#include <QObject>

namespace coinpay {

//! One operation and every attempt to send it, kept as fresh as the journal. Reads by key, a few
//! rows: fit for the thread a window is drawn on.
class OperationFollower : public QObject
{
    Q_OBJECT

public:
    //! Both outlive the follower; `reader` belongs to this thread.
    OperationFollower(Store &store, Reader &reader, QObject *parent = nullptr);

    //! Empty: none.
    void follow(const QString &id);

    [[nodiscard]] const QString &id() const { return m_id; }

    //! Empty when the journal does not have it.
    [[nodiscard]] const std::optional<Operation> &operation() const { return m_operation; }

    //! Oldest first.
    [[nodiscard]] const QList<Attempt> &attempts() const { return m_attempts; }

    //! Why it cannot be read, where the reason is another than that it is not there.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void read();

    Reader &m_reader;
    QString m_id;
    std::optional<Operation> m_operation;
    QList<Attempt> m_attempts;
    std::optional<Error> m_error;
};

} // namespace coinpay
