// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoicefollower.h"

#include "models/openoperations.h"

namespace coinpay {

InvoiceFollower::InvoiceFollower(Store &store, Reader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
    connect(&store, &Store::invoicesChanged, this, &InvoiceFollower::invoicesChanged);
    connect(&store, &Store::operationsChanged, this, &InvoiceFollower::operationsChanged);
}

void InvoiceFollower::follow(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    read();
    readOperations();
    Q_EMIT changed();
}

void InvoiceFollower::invoicesChanged(const InvoicesChanged &changes)
{
    if (m_id.isEmpty() ||
        !(changes.everything || changes.updated.contains(m_id) || changes.inserted.contains(m_id)))
        return;
    read();
    Q_EMIT changed();
}

void InvoiceFollower::operationsChanged()
{
    if (m_id.isEmpty())
        return;
    readOperations();
    Q_EMIT changed();
}

void InvoiceFollower::read()
{
    m_invoice.reset();
    m_transitions.clear();
    m_error.reset();
    if (m_id.isEmpty())
        return;
    auto invoice = m_reader.invoice(m_id);
    if (!invoice) {
        if (invoice.error().kind != ErrorKind::NotFound)
            m_error = std::move(invoice.error());
        return;
    }
    auto transitions = m_reader.transitions(m_id);
    if (!transitions) {
        m_error = std::move(transitions.error());
        return;
    }
    m_invoice = std::move(*invoice);
    m_transitions = std::move(*transitions);
}

void InvoiceFollower::readOperations()
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
