// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/shortlistmodel.h"
#include "store/reader.h"
#include "store/store.h"

namespace coinpay {

//! The addresses one wallet receives on, newest first, at most as many as a person can look
//! through.
class AddressListModel : public ShortListModel<ReceiveAddress>
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< QString
        AddressRole,               //!< ReceiveAddress, whole
    };

    static constexpr int Most = 200;

    //! Both outlive the model; `reader` belongs to this thread.
    AddressListModel(Store &store, Reader &reader, QObject *parent = nullptr);

    //! The wallet whose addresses are listed; empty: none.
    void follow(const QString &walletId);

    [[nodiscard]] const QString &walletId() const { return m_walletId; }

    //! DisplayRole is the address itself.
    QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const ReceiveAddress &address(int row) const { return items().at(row); }

    //! There are older ones that are not listed.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }

Q_SIGNALS:
    void changed();
    void failed(const coinpay::Error &error);

protected:
    [[nodiscard]] QString keyOf(const ReceiveAddress &address) const override;
    [[nodiscard]] bool isSame(const ReceiveAddress &a, const ReceiveAddress &b) const override;

private:
    void resourcesChanged(const ResourcesChanged &changes);
    void read();

    Reader &m_reader;
    QString m_walletId;
    bool m_hasMore = false;
};

} // namespace coinpay
