// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payeesmodel.h"
#include "models/transferfollower.h"
#include "models/walletsmodel.h"
#include "pages/detailpane.h"
#include "pages/factgrid.h"

namespace coinpay {

class ActionRow;
class AddressText;
class AdviceCard;
class TimelineView;

//! The facts of a transfer.
class TransferFacts : public FactGrid
{
    Q_OBJECT

public:
    using FactGrid::FactGrid;

    //! Rebuilt only when something in it changed. `wallet`: its label.
    void setTransfer(const Transfer &transfer, const QString &wallet);
};

//! Everything about one transfer: where it stands, to whom, what it cost, what happened to it.
class TransferDetail : public DetailPane
{
    Q_OBJECT

public:
    //! All outlive the detail.
    TransferDetail(TransferFollower &follower, const WalletsModel &wallets,
                   const PayeesModel &payees, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Why nothing can be sent; empty when it can.
    void setSendHindrance(const QString &why);

Q_SIGNALS:
    //! A new form, to the same destination.
    void sendAgainRequested(const coinpay::Transfer &transfer);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void tellTransfer(const Transfer &transfer);
    [[nodiscard]] QString walletName(const QString &id) const;
    [[nodiscard]] QString payeeName(const Transfer &transfer) const;

    TransferFollower &m_follower;
    const WalletsModel &m_wallets;
    const PayeesModel &m_payees;
    QString m_sendHindrance;
    AdviceCard *m_advice = nullptr;
    QLabel *m_to = nullptr;
    AddressText *m_destination = nullptr;
    TransferFacts *m_facts = nullptr;
    TimelineView *m_timeline = nullptr;
    ActionRow *m_again = nullptr;
};

} // namespace coinpay
