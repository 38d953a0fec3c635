// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoicefollower.h"
#include "pages/detailpane.h"

class QPushButton;

namespace coinpay {

class ActionRow;
class AddressCard;
class AdviceCard;
class InvoiceFacts;
class TimelineView;

//! Everything about one invoice: what to do with it, how it is paid, what happened to it.
class InvoiceDetail : public DetailPane
{
    Q_OBJECT

public:
    //! Both outlive the detail.
    InvoiceDetail(InvoiceFollower &follower, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Whether the key may write; unknown counts as yes, the server has the last word.
    void setCancelHindrance(const QString &why);
    // The parts below are there once an invoice has been shown.
    [[nodiscard]] QPushButton *cancelButton() const;

    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }

    [[nodiscard]] AdviceCard *advice() const { return m_advice; }

    [[nodiscard]] AddressCard *payment() const { return m_payment; }

Q_SIGNALS:
    void cancelRequested(const coinpay::Invoice &invoice);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void tellInvoice(const Invoice &invoice);
    void tellAdvice(const Invoice &invoice);
    void tellPayment(const Invoice &invoice);
    void tellCancel(const Invoice &invoice);

    InvoiceFollower &m_follower;
    QString m_cancelHindrance;
    AdviceCard *m_advice = nullptr;
    AddressCard *m_payment = nullptr;
    InvoiceFacts *m_facts = nullptr;
    ActionRow *m_cancel = nullptr;
    TimelineView *m_timeline = nullptr;
};

//! Over, and no payment can bring it back: an expired one may still be paid late.
[[nodiscard]] bool isSettled(InvoiceStatus status);

} // namespace coinpay
