// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/endpointdetail.h"

#include "pages/actionrow.h"
#include "pages/advicecard.h"
#include "pages/endpointmodel.h"
#include "pages/factgrid.h"
#include "pages/secretrow.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

EndpointDetail::EndpointDetail(Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Webhook endpoint"), beats, parent)
{
    tell();
}

QString EndpointDetail::idName() const
{
    //: Becomes "Copy Endpoint id" on a button
    return tr("Endpoint id");
}

void EndpointDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_advice = new AdviceCard(&body);
    auto *secrets = new QWidget(&body);
    m_secrets = new QVBoxLayout(secrets);
    m_secrets->setContentsMargins(0, 0, 0, 0);
    m_secrets->setSpacing(theme::GapGroup);
    m_trouble = sentence({}, &body);
    m_trouble->setObjectName(QStringLiteral("secretTrouble"));
    //: Button; the dots say that a question follows
    m_rotate = new ActionRow(tr("New secret…"), tr("New secret"), &body);
    m_rotate->button()->setObjectName(QStringLiteral("rotateSecretButton"));
    m_rotate->button()->setIcon(theme::icon(QStringLiteral("key")));
    m_facts = new FactGrid(heartbeat(), &body);
    connect(m_rotate->button(), &QPushButton::clicked, this, [this] {
        if (m_endpoint)
            Q_EMIT rotateRequested(*m_endpoint);
    });
    column.addWidget(m_advice);
    column.addWidget(headingLabel(tr("Secrets", "heading: of a webhook endpoint"), &body));
    column.addWidget(secrets);
    column.addWidget(m_trouble);
    column.addWidget(m_rotate);
    column.addWidget(headingLabel(tr("Details"), &body));
    column.addWidget(m_facts);
}

void EndpointDetail::setEndpoint(const std::optional<WebhookEndpoint> &endpoint)
{
    m_endpoint = endpoint;
    tell();
}

void EndpointDetail::setHindrance(const QString &why)
{
    m_hindrance = why;
    tell();
}

void EndpointDetail::setTrouble(const QString &sentence)
{
    if (!m_trouble)
        return;
    m_trouble->setText(sentence);
    m_trouble->setVisible(!sentence.isEmpty());
}

void EndpointDetail::setSecrets(const QString &endpointId,
                                const Result<QList<ClearWebhookSecret>> &secrets)
{
    if (!m_endpoint || m_endpoint->id != endpointId)
        return;
    setTrouble(secrets ? QString() : secrets.error().message);
    if (!secrets)
        return;
    for (const ClearWebhookSecret &secret : *secrets)
        setSecret(secret);
}

void EndpointDetail::setSecret(const ClearWebhookSecret &secret)
{
    for (SecretRow *row : std::as_const(m_rows)) {
        if (row->id() == secret.id)
            row->setSecret(secret.secret, secret.isKept);
    }
}

void EndpointDetail::offerAgain(const QString &secretId, const QString &operationId)
{
    for (SecretRow *row : std::as_const(m_rows)) {
        if (row->id() != secretId)
            continue;
        disconnect(row, &SecretRow::againRequested, this, nullptr);
        connect(row, &SecretRow::againRequested, this,
                [this, operationId] { Q_EMIT secretRequested(operationId); });
        row->offerAgain(true);
    }
}

void EndpointDetail::tellAdvice()
{
    const auto outgoing = outgoingSecret(*m_endpoint, heartbeat().now());
    m_advice->setVisible(outgoing || !m_endpoint->isEnabled);
    if (!m_endpoint->isEnabled) {
        m_advice->setAdvice({theme::Tone::Bad, QStringLiteral("slash-circle"),
                             tr("Nothing is pushed to it"),
                             tr("Every delivery of seven days failed. Mend the receiver, then "
                                "enable the endpoint where it was made; what was missed can be "
                                "delivered again from the deliveries.")});
    } else if (outgoing) {
        m_advice->setAdvice(
            {theme::Tone::Attention, QStringLiteral("key"), tr("Give the receiver the new secret"),
             tr("Until %1 webhooks are signed with the old one, from then on with the new one. "
                "A receiver that accepts both turns none away; x-secret-id says which one signed.",
                "%1 a date and time")
                 .arg(theme::absoluteTime(*outgoing->expiresAt, locale()))});
    }
}

void EndpointDetail::tellFacts()
{
    if (!m_facts->begin(m_endpoint->id, m_endpoint->version))
        return;
    m_facts->addText(tr("URL"), endpointName(*m_endpoint));
    m_facts->addText(tr("Events", "that an endpoint wants"),
                     m_endpoint->events.isEmpty() ? tr("all, also those to come")
                                                  : m_endpoint->events.join(QStringLiteral(", ")));
    m_facts->addTime(tr("Made", "when an endpoint was"), m_endpoint->createdAt);
    m_facts->addTime(tr("Changed"), m_endpoint->updatedAt);
    if (!m_endpoint->requestId.isEmpty())
        m_facts->addId(tr("By request"), m_endpoint->requestId);
}

void EndpointDetail::tellSecrets()
{
    const auto outgoing = outgoingSecret(*m_endpoint, heartbeat().now());
    QString now = m_endpoint->id + (outgoing ? u'+' : u' ');
    for (const WebhookSecretInfo &secret : m_endpoint->secrets)
        now += secret.id;
    if (now == m_shownSecrets)
        return;
    m_shownSecrets = now;
    qDeleteAll(std::exchange(m_rows, {}));
    setTrouble({});
    for (const WebhookSecretInfo &secret : m_endpoint->secrets) {
        const bool isOutgoing = outgoing && outgoing->id == secret.id;
        const auto place = isOutgoing ? SecretRow::Place::Outgoing
                           : outgoing ? SecretRow::Place::Next
                                      : SecretRow::Place::Only;
        auto *row = new SecretRow(secret, place, heartbeat());
        connect(row, &SecretRow::typed, this,
                [this, endpointId = m_endpoint->id, id = secret.id](const SharedSecret &typed) {
                    Q_EMIT secretTyped(endpointId, id, typed);
                });
        m_secrets->addWidget(row);
        m_rows.append(row);
    }
    Q_EMIT secretsChanged(*m_endpoint);
}

void EndpointDetail::tell()
{
    if (!m_endpoint) {
        m_shownSecrets.clear();
        showFace(theme::Tone::Neutral, QStringLiteral("link"), tr("No endpoint chosen"),
                 tr("Choose one in the list to see what it gets and which secrets sign for it."));
        return;
    }
    ensureBody();
    tellAdvice();
    tellSecrets();
    m_rotate->setHindrance(m_hindrance);
    tellFacts();
    showBody({lookOf(*m_endpoint, heartbeat().now()), Money(), endpointName(*m_endpoint),
              m_endpoint->id, 0, QString()});
}

} // namespace coinpay
