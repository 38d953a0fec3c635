// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/escrowfollower.h"

#include "models/openoperations.h"

#include <algorithm>

namespace coinpay {

EscrowFollower::EscrowFollower(Store &store, Reader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{
    connect(&store, &Store::resourcesChanged, this, &EscrowFollower::resourcesChanged);
    connect(&store, &Store::operationsChanged, this, &EscrowFollower::operationsChanged);
}

void EscrowFollower::follow(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    read();
    readOperations();
    Q_EMIT changed();
}

QList<Transition> EscrowFollower::timeline() const
{
    QList<Transition> all = transitions();
    for (const EscrowAction &action : m_actions)
        all += transitionsOf(action.id);
    std::stable_sort(all.begin(), all.end(), [](const Transition &a, const Transition &b) {
        return a.occurredAt < b.occurredAt;
    });
    return all;
}

//! An action that was not there before names only itself, not its escrow: any action may be one of
//! this escrow.
bool EscrowFollower::concerns(const ResourcesChanged &changes) const
{
    if (changes.everything || changes.ids.value(QStringLiteral("escrow")).contains(m_id))
        return true;
    return std::any_of(changes.ids.keyBegin(), changes.ids.keyEnd(),
                       [](const QString &type) { return escrowActionFromName(type).has_value(); });
}

void EscrowFollower::resourcesChanged(const ResourcesChanged &changes)
{
    if (m_id.isEmpty() || !concerns(changes))
        return;
    read();
    Q_EMIT changed();
}

void EscrowFollower::operationsChanged()
{
    if (m_id.isEmpty())
        return;
    readOperations();
    Q_EMIT changed();
}

void EscrowFollower::read()
{
    m_escrow.reset();
    m_actions.clear();
    m_transitions.clear();
    m_error.reset();
    if (m_id.isEmpty())
        return;
    const Done done = readResources();
    if (!done && done.error().kind != ErrorKind::NotFound)
        m_error = done.error();
}

Done EscrowFollower::readResources()
{
    auto escrow = m_reader.escrow(m_id);
    if (!escrow)
        return fail(std::move(escrow.error()));
    auto actions = m_reader.escrowActions(m_id);
    if (!actions)
        return fail(std::move(actions.error()));
    QStringList ids{m_id};
    for (const EscrowAction &action : std::as_const(*actions))
        ids.append(action.id);
    QHash<QString, QList<Transition>> all;
    for (const QString &id : std::as_const(ids)) {
        auto transitions = m_reader.transitions(id);
        if (!transitions)
            return fail(std::move(transitions.error()));
        all.insert(id, std::move(*transitions));
    }
    m_escrow = std::move(*escrow);
    m_actions = std::move(*actions);
    m_transitions = std::move(all);
    return {};
}

void EscrowFollower::readOperations()
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
