// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicedetail.h"

#include "core/text.h"
#include "pages/invoiceadvice.h"
#include "pages/invoicefacts.h"
#include "pages/invoicepayment.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/amountlabel.h"
#include "widgets/copylabel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/statebadge.h"
#include "widgets/timelineview.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int LeastWidth = 340;

QLabel *headingLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(theme::heading(label->font()));
    return label;
}

} // namespace

InvoiceDetail::InvoiceDetail(InvoiceFollower &follower, Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_follower(follower)
    , m_heartbeat(heartbeat)
    , m_stack(new QStackedWidget(this))
    , m_face(new EmptyState(this))
    , m_scroll(new QScrollArea(this))
{
    setMinimumWidth(LeastWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(buildBody());
    m_scroll->widget()->installEventFilter(this);
    m_scroll->setAccessibleName(tr("Invoice"));
    m_stack->addWidget(m_face);
    m_stack->addWidget(m_scroll);
    connect(&m_follower, &InvoiceFollower::changed, this, &InvoiceDetail::tell);
    // What the advice says about the time to pay changes with time alone.
    connect(&m_heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible() && m_follower.invoice())
            m_advice->setAdvice(adviceFor(*m_follower.invoice(), m_follower.openOperations(),
                                          m_heartbeat.now(), locale()));
    });
    tell();
}

QWidget *InvoiceDetail::buildHead()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    m_badge = new StateBadge(head);
    m_amount = new AmountLabel(AmountLabel::Rank::Figure, head);
    m_reference = new ElidedLabel(Qt::ElideRight, head);
    //: Becomes "Copy Invoice id" on a button
    m_id = new CopyLabel(tr("Invoice id"), head);
    m_id->setQuiet(true);
    // The badge stands at the right, below the amount where that is a long one.
    m_amount->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *top = new FlowLayout;
    top->setGaps(theme::Gap, theme::GapTight);
    top->addWidget(m_amount);
    top->addWidget(m_badge);
    top->setAlignment(m_badge, Qt::AlignVCenter);
    column->addLayout(top);
    column->addWidget(m_reference);
    column->addWidget(m_id);
    return head;
}

QWidget *InvoiceDetail::buildBody()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, theme::GapWide);
    column->setSpacing(theme::GapGroup);
    m_advice = new AdviceCard(body);
    m_payment = new PaymentCard(m_heartbeat, body);
    m_facts = new InvoiceFacts(m_heartbeat, body);
    m_timeline = new TimelineView(m_heartbeat, body);
    m_timeline->setAccessibleName(tr("What happened"));
    //: Button; the dots say that a form follows
    m_cancel = new QPushButton(tr("Cancel invoice\u2026"), body);
    m_cancel->setObjectName(QStringLiteral("cancelInvoiceButton"));
    m_cancel->setAccessibleName(tr("Cancel invoice"));
    m_cancelReason = new QLabel(body);
    m_cancelReason->setTextFormat(Qt::PlainText);
    m_cancelReason->setWordWrap(true);
    m_cancelReason->setForegroundRole(QPalette::PlaceholderText);
    m_cancelReason->setFont(theme::small(font()));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_follower.invoice())
            Q_EMIT cancelRequested(*m_follower.invoice());
    });
    auto *actions = new QHBoxLayout;
    actions->setSpacing(theme::GapGroup - theme::Grid);
    actions->addWidget(m_cancel);
    actions->addWidget(m_cancelReason, 1);
    actions->addStretch();

    column->addWidget(buildHead());
    column->addWidget(m_advice);
    column->addWidget(m_payment);
    column->addLayout(actions);
    column->addWidget(headingLabel(tr("What happened"), body));
    column->addWidget(m_timeline);
    column->addWidget(headingLabel(tr("Details"), body));
    column->addWidget(m_facts);
    column->addStretch();
    return body;
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
        m_stack->setCurrentWidget(m_scroll);
        return;
    }
    if (m_follower.error()) {
        m_face->say(theme::Tone::Bad, QStringLiteral("disk"), tr("This invoice cannot be read"),
                    m_follower.error()->message);
    } else if (m_follower.id().isEmpty()) {
        m_face->say(theme::Tone::Neutral, QStringLiteral("timeline"), tr("No invoice chosen"),
                    tr("Choose one in the list to see how it is paid and what happened to it."));
    } else {
        m_face->say(theme::Tone::Neutral, QStringLiteral("search"), tr("Looking it up"),
                    //: %1 is the id of an invoice
                    tr("%1 is not here yet. The server is being asked for it.")
                        .arg(middleElided(displayText(m_follower.id(), 80), 12, 8)));
    }
    m_shownId.clear();
    m_stack->setCurrentWidget(m_face);
}

void InvoiceDetail::tellInvoice(const Invoice &invoice)
{
    constexpr qsizetype LongestReference = 200;
    m_badge->setLook(theme::look(invoice.status, invoice.statusText));
    m_amount->setMoney(invoice.amount);
    m_reference->setText(displayText(invoice.reference, LongestReference));
    m_id->setText(invoice.id);
    m_advice->setAdvice(
        adviceFor(invoice, m_follower.openOperations(), m_heartbeat.now(), locale()));
    m_payment->setVisible(PaymentCard::isPayable(invoice.status) &&
                          !invoice.paymentAddress.isEmpty());
    m_payment->setInvoice(invoice);
    m_facts->setInvoice(invoice);
    m_timeline->setTransitions(m_follower.transitions());
    tellCancel(invoice);
    if (m_shownId != invoice.id) {
        m_shownId = invoice.id;
        m_scroll->verticalScrollBar()->setValue(0);
    }
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
    m_cancelReason->setVisible(!m_cancel->isHidden() && !why.isEmpty());
    m_cancel->setEnabled(why.isEmpty());
    m_cancel->setAccessibleDescription(why);
    m_cancel->setToolTip(why);
    m_cancelReason->setText(why);
}

bool InvoiceDetail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && watched == m_scroll->widget())
        keepRoom();
    return QWidget::eventFilter(watched, event);
}

//! Never narrower than what it shows, beside a scroll bar: there is none for the width.
void InvoiceDetail::keepRoom()
{
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    setMinimumWidth(qMax(LeastWidth, m_scroll->widget()->minimumSizeHint().width() + bar));
}

void InvoiceDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LocaleChange)
        tell();
    QWidget::changeEvent(event);
}

} // namespace coinpay
