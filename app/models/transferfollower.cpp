// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transferfollower.h"

#include "models/openoperations.h"

namespace coinpay {

TransferFollower::TransferFollower(Store &store, Reader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
    connect(&store, &Store::resourcesChanged, this, &TransferFollower::resourcesChanged);
    connect(&store, &Store::operationsChanged, this, &TransferFollower::operationsChanged);
}

void TransferFollower::follow(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    read();
    readOperations();
    Q_EMIT changed();
}

void TransferFollower::resourcesChanged(const ResourcesChanged &changes)
{
    if (m_id.isEmpty() ||
        !(changes.everything || changes.ids.value(QStringLiteral("transfer")).contains(m_id)))
        return;
    read();
    Q_EMIT changed();
}

void TransferFollower::operationsChanged()
{
    if (m_id.isEmpty())
        return;
    readOperations();
    Q_EMIT changed();
}

void TransferFollower::read()
{
    m_transfer.reset();
    m_transitions.clear();
    m_error.reset();
    if (m_id.isEmpty())
        return;
    auto transfer = m_reader.transfer(m_id);
    if (!transfer) {
        if (transfer.error().kind != ErrorKind::NotFound)
            m_error = std::move(transfer.error());
        return;
    }
    auto transitions = m_reader.transitions(m_id);
    if (!transitions) {
        m_error = std::move(transitions.error());
        return;
    }
    m_transfer = std::move(*transfer);
    m_transitions = std::move(*transitions);
}

void TransferFollower::readOperations()
{
    auto operations = openOperationsOn(m_reader, m_id);
    if (!operations) {
        m_openOperations.clear();
        m_error = std::move(operations.error());
        return;
    }
    m_openOperations = std::move(*operations);
}

} // namespace coinpay
