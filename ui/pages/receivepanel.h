// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/addresslistmodel.h"
#include "pages/balancecontent.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace coinpay {

class AddressCard;
class ColumnsModel;
class ListTable;

//! Where a wallet receives: its addresses, the code of the chosen one, and how to get a new one.
class ReceivePanel : public QWidget
{
    Q_OBJECT

public:
    //! All outlive it; `reader` belongs to this thread.
    ReceivePanel(Store &store, Reader &reader, Heartbeat &heartbeat, QWidget *parent = nullptr);
    ~ReceivePanel() override;

    //! The wallet, and what a new address would be for.
    void setWallet(const QString &walletId, const QString &asset, const QString &network);
    //! Why no address can be asked for; empty when one can.
    void setHindrance(const QString &why);
    //! As soon as it is there.
    void showAddress(const QString &id);

    [[nodiscard]] ListTable &table() const { return *m_table; }
    [[nodiscard]] AddressCard &card() const { return *m_card; }

Q_SIGNALS:
    void newAddressRequested(const QString &walletId, const QString &asset, const QString &network);

private:
    QWidget *buildNew();
    void listNetworks();
    void tell();
    void choose(int row);

    AddressListModel m_addresses;
    AddressContent m_content;
    ColumnsModel *m_columns;
    ListTable *m_table;
    AddressCard *m_card;
    QLabel *m_none;
    QLabel *m_more;
    QComboBox *m_asset;
    QComboBox *m_network;
    QPushButton *m_new;
    QLabel *m_reason;
    QString m_chosen; //!< id
    QString m_wished; //!< id of one that is not there yet
};

} // namespace coinpay
