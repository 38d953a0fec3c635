// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/walletsmodel.h"
#include "pages/detailpane.h"

#include <QPushButton>

namespace coinpay {

class ActionRow;
class FactGrid;
class ReceivePanel;

//! One wallet, and what it has of one asset: what can be done with it, and where it receives.
class WalletDetail : public DetailPane
{
    Q_OBJECT

public:
    //! All outlive the detail; `reader` belongs to this thread.
    WalletDetail(Store &store, Reader &reader, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Empty: none is chosen.
    void setLine(const std::optional<WalletLine> &line);
    [[nodiscard]] const std::optional<WalletLine> &line() const { return m_line; }
    //! Why the key can neither send nor ask for an address; empty when it can.
    void setHindrance(const QString &why);
    //! As soon as it is there.
    void showAddress(const QString &id);
    //! There once a wallet has been shown.
    [[nodiscard]] ReceivePanel *receive() const { return m_receive; }

Q_SIGNALS:
    void sendRequested(const QString &walletId, const QString &asset, const QString &network);
    void transfersRequested(const QString &walletId);
    void newAddressRequested(const QString &walletId, const QString &asset, const QString &network);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void tellFacts();
    [[nodiscard]] QString sendHindrance() const;

    Store &m_store;
    Reader &m_reader;
    std::optional<WalletLine> m_line;
    QString m_hindrance;
    ActionRow *m_send = nullptr;
    QPushButton *m_transfers = nullptr;
    FactGrid *m_facts = nullptr;
    ReceivePanel *m_receive = nullptr;
};

} // namespace coinpay
