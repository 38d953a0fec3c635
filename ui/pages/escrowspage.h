// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "pages/listpage.h"

namespace coinpay {

class EscrowDetail;
class EscrowFollower;
class EscrowListModel;

//! The escrows: filters, the list, and beside it what there is to know about the chosen one.
class EscrowsPage : public ListPage
{
    Q_OBJECT

public:
    //! All outlive the page; `reader` belongs to this thread.
    EscrowsPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                QWidget *parent = nullptr);
    //! The same over a desk, wired to it.
    EscrowsPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    ~EscrowsPage() override;

    [[nodiscard]] EscrowListModel &model() const { return *m_model; }

    [[nodiscard]] EscrowDetail &detail() const { return *m_detail; }

    //! The escrows that a figure elsewhere counts, in their usual order.
    void showList(const EscrowQuery &query);

public Q_SLOTS:
    //! Without "escrows:write" nothing can be made or moved.
    void setScopes(const QStringList &scopes) override;

Q_SIGNALS:
    void actionRequested(coinpay::EscrowActionKind kind, const coinpay::Escrow &escrow);

protected:
    void follow(const QString &id) override;
    [[nodiscard]] bool hasChosen() const override;
    [[nodiscard]] bool isSettled() const override;

private:
    EscrowListModel *m_model;
    EscrowFollower *m_follower;
    EscrowDetail *m_detail;
};

} // namespace coinpay
