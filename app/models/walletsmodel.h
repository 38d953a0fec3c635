// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assettotal.h"
#include "models/shortlistmodel.h"
#include "store/store.h"

namespace coinpay {

//! A line of WalletsModel: a wallet and what it has of one asset on one network.
struct WalletLine
{
    Wallet wallet;
    std::optional<Balance> balance; //!< empty: the wallet's balances are not known, or it has none
    UnixMs learnedAt = 0;           //!< when we learned the balances, by our clock; 0: never
    UnixMs updatedAt = 0;           //!< as of when, by the server's clock
};

//! Every wallet with what it has: one row a wallet, asset and network, by the wallet's label. A
//! wallet without a known balance has one row too.
class WalletsModel : public ShortListModel<WalletLine>
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< QString: the wallet's id
        WalletRole,                //!< Wallet, whole
        BalanceRole,               //!< Balance, whole; invalid when none is known
        LearnedAtRole,             //!< UnixMs by our clock; 0: never
    };

    //! Both outlive the model; `reader` belongs to this thread.
    WalletsModel(Store &store, Reader &reader, QObject *parent = nullptr);

    //! DisplayRole is the wallet's label, or its id where it has none.
    QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const WalletLine &line(int row) const { return items().at(row); }

    //! Sums of what is known, one an asset, in the order of their codes. Never across assets.
    [[nodiscard]] const QList<AssetTotal> &totalsByAsset() const { return m_totals; }

    void refresh();

Q_SIGNALS:
    void changed(); //!< rows or totals
    void failed(const coinpay::Error &error);

protected:
    [[nodiscard]] QString keyOf(const WalletLine &line) const override;
    [[nodiscard]] bool isSame(const WalletLine &a, const WalletLine &b) const override;

private:
    void resourcesChanged(const ResourcesChanged &changes);

    Reader &m_reader;
    QList<AssetTotal> m_totals;
};

} // namespace coinpay
