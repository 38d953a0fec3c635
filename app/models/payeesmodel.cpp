// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payeesmodel.h"

namespace coinpay {

PayeesModel::PayeesModel(Store &store, Reader &reader, QObject *parent)
    : ShortListModel(parent)
    , m_reader(reader)
{
    connect(&store, &Store::payeesChanged, this, &PayeesModel::read);
    read();
}

void PayeesModel::setSearch(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_search)
        return;
    m_search = trimmed;
    show();
}

QVariant PayeesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Payee &payee = items().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return payee.label.isEmpty() ? payee.address : payee.label;
    case PayeeRole: return QVariant::fromValue(payee);
    default: return {};
    }
}

void PayeesModel::read()
{
    auto payees = m_reader.payees();
    if (!payees) {
        Q_EMIT failed(payees.error());
        return;
    }
    m_all = std::move(*payees);
    show();
}

void PayeesModel::show()
{
    QList<Payee> found;
    for (const Payee &payee : std::as_const(m_all)) {
        if (m_search.isEmpty() || payee.label.contains(m_search, Qt::CaseInsensitive) ||
            payee.address.contains(m_search, Qt::CaseInsensitive) ||
            payee.network.contains(m_search, Qt::CaseInsensitive))
            found.append(payee);
    }
    become(found);
    Q_EMIT changed();
}

QString PayeesModel::keyOf(const Payee &payee) const
{
    return payee.network + u' ' + payee.address;
}

bool PayeesModel::isSame(const Payee &a, const Payee &b) const
{
    return a.label == b.label && a.firstUsedAt == b.firstUsedAt && a.lastUsedAt == b.lastUsedAt &&
           a.timesUsed == b.timesUsed;
}

} // namespace coinpay
