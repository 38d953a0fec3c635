// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicedetail.h"

#include "core/text.h"
#include "pages/actionrow.h"
#include "pages/addresscard.h"
#include "pages/invoiceadvice.h"
#include "pages/invoicefacts.h"
#include "widgets/sentence.h"
#include "widgets/timelineview.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coinpay {

namespace {

//! Whether showing the code still makes sense.
bool isPayable(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Pending:
    case InvoiceStatus::PartiallyPaid:
    case InvoiceStatus::Unrecognized: return true;
    case InvoiceStatus::Processing:
    case InvoiceStatus::Paid:
    case InvoiceStatus::Overpaid:
    case InvoiceStatus::Expired:
    case InvoiceStatus::Canceled:
    case InvoiceStatus::Failed: break;
    }
    return false;
}

} // namespace

bool isSettled(InvoiceStatus status)
{
    return isFinal(status) && status != InvoiceStatus::Expired;
}

InvoiceDetail::InvoiceDetail(InvoiceFollower &follower, Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Invoice"), beats, parent)
    , m_follower(follower)
{
    connect(&m_follower, &InvoiceFollower::changed, this, &InvoiceDetail::tell);
    // What the advice says about the time to pay changes with time alone.
    connect(&beats, &Heartbeat::beat, this, [this] {
        if (isVisible() && hasBody() && m_follower.invoice())
            tellAdvice(*m_follower.invoice());
    });
    tell();
}

QString InvoiceDetail::idName() const
{
    //: Becomes "Copy Invoice id" on a button
    return tr("Invoice id");
}

void InvoiceDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_advice = new AdviceCard(&body);
    m_payment = new AddressCard(heartbeat(), &body);
    m_facts = new InvoiceFacts(heartbeat(), &body);
    m_timeline = new TimelineView(heartbeat(), &body);
    m_timeline->setAccessibleName(tr("What happened"));
    //: Button; the dots say that a form follows
    m_cancel = new ActionRow(tr("Cancel invoice\u2026"), tr("Cancel invoice"), &body);
    m_cancel->button()->setObjectName(QStringLiteral("cancelInvoiceButton"));
    connect(m_cancel->button(), &QPushButton::clicked, this, [this] {
        if (m_follower.invoice())
            Q_EMIT cancelRequested(*m_follower.invoice());
    });
    column.addWidget(m_advice);
    column.addWidget(m_payment);
    column.addWidget(m_cancel);
    column.addWidget(headingLabel(tr("What happened"), &body));
    column.addWidget(m_timeline);
    column.addWidget(headingLabel(tr("Details"), &body));
    column.addWidget(m_facts);
}

QPushButton *InvoiceDetail::cancelButton() const
{
    return m_cancel ? m_cancel->button() : nullptr;
}

void InvoiceDetail::setCancelHindrance(const QString &why)
{
    m_cancelHindrance = why;
    tell();
}

void InvoiceDetail::tell()
{
    if (m_follower.invoice()) {
        tellInvoice(*m_follower.invoice());
        return;
    }
    if (m_follower.error())
        showFace(theme::Tone::Bad, QStringLiteral("disk"), tr("This invoice cannot be read"),
                 m_follower.error()->message);
    else if (m_follower.id().isEmpty())
        showFace(theme::Tone::Neutral, QStringLiteral("timeline"), tr("No invoice chosen"),
                 tr("Choose one in the list to see how it is paid and what happened to it."));
    else
        showFace(theme::Tone::Neutral, QStringLiteral("search"), tr("Looking it up"),
                 //: %1 is the id of an invoice
                 tr("%1 is not here yet. The server is being asked for it.")
                     .arg(middleElided(displayText(m_follower.id(), 80), 12, 8)));
}

void InvoiceDetail::tellInvoice(const Invoice &invoice)
{
    ensureBody();
    tellAdvice(invoice);
    tellPayment(invoice);
    m_facts->setInvoice(invoice);
    m_timeline->setTransitions(m_follower.transitions());
    tellCancel(invoice);
    showBody({theme::look(invoice.status, invoice.statusText), invoice.amount, invoice.reference,
              invoice.id, isSettled(invoice.status) ? invoice.updatedAt : 0});
}

void InvoiceDetail::tellAdvice(const Invoice &invoice)
{
    m_advice->setAdvice(
        adviceFor(invoice, m_follower.openOperations(), heartbeat().now(), locale()));
}

void InvoiceDetail::tellPayment(const Invoice &invoice)
{
    m_payment->setVisible(isPayable(invoice.status) && !invoice.paymentAddress.isEmpty());
    m_payment->setPayment({invoice.amountPaid.isPositive() ? tr("Pay the rest to") : tr("Pay to"),
                           invoice.paymentAddress, paymentUri(invoice), invoice.network,
                           invoice.expiresAt});
}

void InvoiceDetail::tellCancel(const Invoice &invoice)
{
    QString why;
    const QList<Operation> &open = m_follower.openOperations();
    const bool underWay = std::any_of(open.begin(), open.end(), [](const Operation &operation) {
        return operation.request.kind == OperationKind::CancelInvoice;
    });
    if (underWay)
        why = tr("A cancellation is under way.");
    else if (!canCancel(invoice.status))
        why = invoice.amountPaid.isPositive()
                  ? tr("Something has been paid, so it cannot be canceled.")
                  : tr("It is over, so there is nothing to cancel.");
    else
        why = m_cancelHindrance;
    // Where everything is over nobody looks for it.
    m_cancel->setVisible(!isFinal(invoice.status) || underWay);
    m_cancel->setHindrance(why);
}

} // namespace coinpay
