// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "pages/listpage.h"

namespace coinpay {

class ChipButton;
class InvoiceDetail;
class InvoiceFollower;
class InvoiceListModel;

//! The invoices: filters, the list, and beside it what there is to know about the chosen one.
class InvoicesPage : public ListPage
{
    Q_OBJECT

public:
    //! All outlive the page; `reader` belongs to this thread.
    InvoicesPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                 QWidget *parent = nullptr);
    //! The same over a desk, wired to it.
    InvoicesPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    ~InvoicesPage() override;

    [[nodiscard]] InvoiceListModel &model() const { return *m_model; }

    [[nodiscard]] InvoiceDetail &detail() const { return *m_detail; }

    //! Sets the filters to just these; the order stays.
    void showList(const InvoiceQuery &query);

public Q_SLOTS:
    //! Without "invoices:write" nothing can be made or canceled.
    void setScopes(const QStringList &scopes) override;
    //! As if the person had pressed the button, when it can be pressed.
    void requestCancel();

Q_SIGNALS:
    void cancelRequested(const coinpay::Invoice &invoice);

protected:
    void follow(const QString &id) override;
    [[nodiscard]] bool hasChosen() const override;
    [[nodiscard]] bool isSettled() const override;

private:
    void buildChips();
    void ask(const ListFilters &wanted);
    [[nodiscard]] QString paidWords() const;

    InvoiceListModel *m_model;
    InvoiceFollower *m_follower;
    InvoiceDetail *m_detail;
    ChipButton *m_paidChip = nullptr;
    ChipButton *m_moneyChip = nullptr;
    //! What the chips stand for.
    InvoiceQuery m_narrow;
};

} // namespace coinpay
