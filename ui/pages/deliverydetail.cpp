// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deliverydetail.h"

#include "pages/actionrow.h"
#include "pages/advicecard.h"
#include "pages/deliveryattempts.h"
#include "pages/deliverycontent.h"
#include "pages/eventcontent.h"
#include "pages/factgrid.h"
#include "theme/deliverystates.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

//! What the receiver's answer means for whoever runs it.
QString hintFor(const WebhookDelivery &delivery)
{
    if (delivery.attempts.isEmpty())
        return {};
    const int status = delivery.attempts.last().responseStatus;
    if (status == 0)
        return DeliveryDetail::tr("The receiver did not answer in time: see that it listens there, "
                                  "and that it answers before it does its own work.");
    if (status >= 300 && status < 400)
        return DeliveryDetail::tr("The receiver redirects, which is not followed: give the "
                                  "endpoint its final address.");
    if (status == 401 || status == 403)
        return DeliveryDetail::tr("The receiver turned it away, as it does with a signature that "
                                  "it cannot verify: the webhook doctor says why.");
    if (status >= 500)
        return DeliveryDetail::tr("The receiver failed: its own log has the reason.");
    return DeliveryDetail::tr("The receiver refused it: its own log has the reason.");
}

Advice adviceFor(const WebhookDelivery &delivery)
{
    switch (delivery.status) {
    case DeliveryStatus::Pending:
        return {theme::Tone::Progress, QStringLiteral("clock"), DeliveryDetail::tr("Nothing to do"),
                DeliveryDetail::tr("It is sent within moments.", "of a webhook")};
    case DeliveryStatus::Retrying:
        return {theme::Tone::Attention, QStringLiteral("refresh"),
                DeliveryDetail::tr("It goes on by itself", "of a webhook"), hintFor(delivery)};
    case DeliveryStatus::Delivered:
        return {theme::Tone::Good, QStringLiteral("check-circle"),
                DeliveryDetail::tr("Nothing to do"),
                DeliveryDetail::tr("The receiver has it. Should it have lost it since, it can be "
                                   "delivered once more: it bears the same event id.")};
    case DeliveryStatus::Dead:
        return {theme::Tone::Bad, QStringLiteral("x-circle"),
                DeliveryDetail::tr("Mend the receiver, then deliver it again"), hintFor(delivery)};
    case DeliveryStatus::Unrecognized: break;
    }
    return {theme::Tone::Neutral, QStringLiteral("question"), DeliveryDetail::tr("Not known"),
            DeliveryDetail::tr("The server used a word this version does not know.")};
}

} // namespace

DeliveryDetail::DeliveryDetail(Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Delivery"), beats, parent)
{
    tell();
}

QString DeliveryDetail::idName() const
{
    //: Becomes "Copy Delivery id" on a button
    return tr("Delivery id");
}

void DeliveryDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_advice = new AdviceCard(&body);
    //: Button; the dots say that a question follows
    m_redeliver = new ActionRow(tr("Deliver again…"), tr("Deliver again"), &body);
    m_redeliver->button()->setObjectName(QStringLiteral("redeliverButton"));
    m_redeliver->button()->setIcon(theme::icon(QStringLiteral("refresh")));
    m_open = new QPushButton(theme::icon(QStringLiteral("arrow-right")), {}, &body);
    m_open->setObjectName(QStringLiteral("openDeliveryResourceButton"));
    m_first = new QPushButton(tr("The first delivery"), &body);
    m_first->setObjectName(QStringLiteral("firstDeliveryButton"));
    m_first->setAccessibleName(m_first->text());
    m_attempts = new DeliveryAttempts(heartbeat(), &body);
    m_facts = new FactGrid(heartbeat(), &body);
    connect(m_redeliver->button(), &QPushButton::clicked, this, [this] {
        if (m_delivery)
            Q_EMIT redeliverRequested(*m_delivery);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_delivery)
            Q_EMIT openRequested(m_delivery->resourceType, m_delivery->resourceId);
    });
    connect(m_first, &QPushButton::clicked, this, [this] {
        if (m_delivery)
            Q_EMIT deliveryRequested(m_delivery->redeliveryOf);
    });
    auto *actions = new QWidget(&body);
    auto *row = new FlowLayout(actions);
    row->setGaps(theme::Gap, theme::Gap);
    for (QWidget *one : {static_cast<QWidget *>(m_redeliver), static_cast<QWidget *>(m_open),
                         static_cast<QWidget *>(m_first)})
        row->addWidget(one);
    column.addWidget(m_advice);
    column.addWidget(actions);
    column.addWidget(headingLabel(tr("Attempts", "heading: to deliver a webhook"), &body));
    column.addWidget(m_attempts);
    column.addWidget(headingLabel(tr("Details"), &body));
    column.addWidget(m_facts);
}

void DeliveryDetail::setDelivery(const std::optional<WebhookDelivery> &delivery)
{
    m_delivery = delivery;
    tell();
}

void DeliveryDetail::setHindrance(const QString &why)
{
    m_hindrance = why;
    tell();
}

void DeliveryDetail::setBusy(bool busy)
{
    m_busy = busy;
    tell();
}

void DeliveryDetail::tellFacts()
{
    if (!m_facts->begin(m_delivery->id, m_delivery->version))
        return;
    m_facts->addText(tr("To", "the URL of a webhook"), m_delivery->url);
    m_facts->addId(tr("Endpoint"), m_delivery->endpointId);
    m_facts->addId(tr("Event"), m_delivery->eventId);
    m_facts->addId(tr("Resource"), m_delivery->resourceId);
    if (!m_delivery->redeliveryOf.isEmpty())
        m_facts->addId(tr("Repeats"), m_delivery->redeliveryOf);
    m_facts->addTime(tr("Made", "when a delivery was"), m_delivery->createdAt);
    m_facts->addTime(tr("Updated"), m_delivery->updatedAt);
    if (!m_delivery->requestId.isEmpty())
        m_facts->addId(tr("Request"), m_delivery->requestId);
}

void DeliveryDetail::tell()
{
    if (!m_delivery) {
        showFace(theme::Tone::Neutral, QStringLiteral("send"), tr("No delivery chosen"),
                 tr("Choose one in the list to see every attempt and what the receiver answered."));
        return;
    }
    ensureBody();
    m_advice->setAdvice(adviceFor(*m_delivery));
    m_redeliver->setHindrance(m_hindrance);
    // A sentence beneath it has the line to itself; without one the next button follows.
    m_redeliver->setSizePolicy(m_hindrance.isEmpty() ? QSizePolicy::Maximum
                                                     : QSizePolicy::Preferred,
                               QSizePolicy::Preferred);
    m_redeliver->button()->setEnabled(m_hindrance.isEmpty() && !m_busy);
    //: %1 like “Invoice”
    m_open->setText(tr("Open: %1").arg(resourceTypeName(m_delivery->resourceType)));
    m_open->setAccessibleName(m_open->text());
    m_first->setVisible(!m_delivery->redeliveryOf.isEmpty());
    m_attempts->setDelivery(*m_delivery);
    tellFacts();
    showBody({theme::look(m_delivery->status, m_delivery->statusText), Money(),
              m_delivery->eventType, m_delivery->id,
              isFinal(m_delivery->status) ? m_delivery->updatedAt : 0, m_delivery->eventId});
}

} // namespace coinpay
