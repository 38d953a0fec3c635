// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operationfollower.h"

namespace coinpay {

OperationFollower::OperationFollower(Store &store, Reader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
    connect(&store, &Store::operationsChanged, this, [this](const QStringList &ids) {
        if (!m_id.isEmpty() && (ids.isEmpty() || ids.contains(m_id)))
            read();
    });
}

void OperationFollower::follow(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    read();
}

void OperationFollower::read()
{
    m_operation.reset();
    m_attempts.clear();
    m_error.reset();
    if (!m_id.isEmpty()) {
        auto operation = m_reader.operation(m_id);
        auto attempts = m_reader.attempts(m_id);
        if (operation && attempts) {
            m_operation = std::move(*operation);
            m_attempts = std::move(*attempts);
        } else {
            const Error &error = operation ? attempts.error() : operation.error();
            if (error.kind != ErrorKind::NotFound)
                m_error = error;
        }
    }
    Q_EMIT changed();
}

} // namespace coinpay
