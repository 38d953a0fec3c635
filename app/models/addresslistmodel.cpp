// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/addresslistmodel.h"

namespace coinpay {

AddressListModel::AddressListModel(Store &store, Reader &reader, QObject *parent)
    : ShortListModel(parent)
    , m_reader(reader)
{
    connect(&store, &Store::resourcesChanged, this, &AddressListModel::resourcesChanged);
}

void AddressListModel::follow(const QString &walletId)
{
    if (walletId == m_walletId)
        return;
    m_walletId = walletId;
    read();
}

QVariant AddressListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReceiveAddress &address = items().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return address.address;
    case IdRole: return address.id;
    case AddressRole: return QVariant::fromValue(address);
    default: return {};
    }
}

void AddressListModel::resourcesChanged(const ResourcesChanged &changes)
{
    // An address says its own id only: a new one may be of this wallet.
    if (!m_walletId.isEmpty() &&
        (changes.everything || changes.ids.contains(QStringLiteral("address"))))
        read();
}

void AddressListModel::read()
{
    auto addresses = m_walletId.isEmpty() ? Result<QList<ReceiveAddress>>(QList<ReceiveAddress>())
                                          : m_reader.addresses(m_walletId, Most + 1);
    if (!addresses) {
        Q_EMIT failed(addresses.error());
        return;
    }
    m_hasMore = addresses->size() > Most;
    if (m_hasMore)
        addresses->resize(Most);
    become(*addresses);
    Q_EMIT changed();
}

QString AddressListModel::keyOf(const ReceiveAddress &address) const
{
    return address.id;
}

bool AddressListModel::isSame(const ReceiveAddress &a, const ReceiveAddress &b) const
{
    return a.version == b.version && a.address == b.address && a.statusText == b.statusText &&
           a.isRetired == b.isRetired && a.updatedAt == b.updatedAt;
}

} // namespace coinpay
