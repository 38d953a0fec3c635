// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listpage.h"

class QComboBox;

namespace coinpay {

class PayeesModel;
class TransferDetail;
class TransferFollower;
class TransferListModel;
class WalletsModel;
struct Transfer;

//! The transfers: filters, the list, and beside it what there is to know about the chosen one.
class TransfersPage : public ListPage
{
    Q_OBJECT

public:
    //! What other pages show as well; all outlive the page.
    struct Shared
    {
        WalletsModel &wallets;
        PayeesModel &payees;
    };

    //! All outlive the page; `reader` belongs to this thread.
    TransfersPage(Store &store, Reader &reader, Shared shared, const Clock &clock,
                  Settings &settings, QWidget *parent = nullptr);
    //! The same over a desk, wired to it.
    TransfersPage(Desk &desk, Shared shared, const Clock &clock, Settings &settings,
                  QWidget *parent = nullptr);
    ~TransfersPage() override;

    [[nodiscard]] TransferListModel &model() const { return *m_model; }

    [[nodiscard]] TransferDetail &detail() const { return *m_detail; }

    //! What another page counts; its order is kept.
    void showList(const TransferQuery &query);
    //! Only those of this wallet; empty: of all.
    void showWallet(const QString &walletId);

public Q_SLOTS:
    //! Without "transfers:write" nothing can be sent.
    void setScopes(const QStringList &scopes) override;

Q_SIGNALS:
    void sendAgainRequested(const coinpay::Transfer &transfer);

protected:
    void follow(const QString &id) override;
    [[nodiscard]] bool hasChosen() const override;

private:
    void buildWalletFilter();
    void listWallets();

    WalletsModel &m_wallets;
    TransferListModel *m_model;
    TransferFollower *m_follower;
    TransferDetail *m_detail;
    QComboBox *m_wallet = nullptr;
};

} // namespace coinpay
