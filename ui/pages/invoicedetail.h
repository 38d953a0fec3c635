// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoicefollower.h"
#include "widgets/heartbeat.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace coinpay {

class AmountLabel;
class AdviceCard;
class CopyLabel;
class ElidedLabel;
class EmptyState;
class InvoiceFacts;
class PaymentCard;
class StateBadge;
class TimelineView;

//! Everything about one invoice: what to do with it, how it is paid, what happened to it.
class InvoiceDetail : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive the detail.
    InvoiceDetail(InvoiceFollower &follower, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Whether the key may write; unknown counts as yes, the server has the last word.
    void setCancelHindrance(const QString &why);
    [[nodiscard]] QPushButton *cancelButton() const { return m_cancel; }

    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }

    [[nodiscard]] CopyLabel *idLabel() const { return m_id; }

    [[nodiscard]] AdviceCard *advice() const { return m_advice; }

    [[nodiscard]] PaymentCard *payment() const { return m_payment; }

Q_SIGNALS:
    void cancelRequested(const coinpay::Invoice &invoice);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildBody();
    void tell();
    void tellInvoice(const Invoice &invoice);
    void tellCancel(const Invoice &invoice);
    void keepRoom();

    InvoiceFollower &m_follower;
    Heartbeat &m_heartbeat;
    QString m_cancelHindrance;
    QStackedWidget *m_stack;
    EmptyState *m_face;
    QScrollArea *m_scroll;
    StateBadge *m_badge = nullptr;
    ElidedLabel *m_reference = nullptr;
    AmountLabel *m_amount = nullptr;
    CopyLabel *m_id = nullptr;
    AdviceCard *m_advice = nullptr;
    PaymentCard *m_payment = nullptr;
    InvoiceFacts *m_facts = nullptr;
    QPushButton *m_cancel = nullptr;
    QLabel *m_cancelReason = nullptr;
    TimelineView *m_timeline = nullptr;
    QString m_shownId;
};

} // namespace coinpay
