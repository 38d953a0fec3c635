// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/eventdetail.h"

#include "pages/eventcontent.h"
#include "pages/factgrid.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/flowlayout.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

//! Whether there is a page that shows it.
bool hasPage(const QString &resourceType)
{
    return resourceType == QLatin1String("invoice") || resourceType == QLatin1String("escrow") ||
           resourceType == QLatin1String("transfer") || resourceType == QLatin1String("wallet");
}

QString stepText(const Event &event)
{
    QString now = theme::lookOfWord(event.resourceType, event.status).word;
    if (event.previousStatus.isEmpty() || event.previousStatus == event.status)
        return now;
    //: a step from one state to the next: "Pending → Paid"
    return EventDetail::tr("%1 → %2").arg(
        theme::lookOfWord(event.resourceType, event.previousStatus).word, now);
}

} // namespace

EventDetail::EventDetail(Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Event"), beats, parent)
{
    tell();
}

QString EventDetail::idName() const
{
    //: Becomes "Copy Event id" on a button
    return tr("Event id");
}

void EventDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_facts = new FactGrid(heartbeat(), &body);
    const auto button = [&body](const char *name, const char *icon, const QString &text) {
        auto *made = new QPushButton(theme::icon(QString::fromLatin1(icon)), text, &body);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(text);
        return made;
    };
    m_open = button("openEventResourceButton", "arrow-right", tr("Open it"));
    m_history = button("eventHistoryButton", "timeline", tr("All of its events"));
    m_deliveries = button("eventDeliveriesButton", "send", tr("Its deliveries"));
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_logged)
            Q_EMIT openRequested(m_logged->event.resourceType, m_logged->event.resourceId);
    });
    connect(m_history, &QPushButton::clicked, this, [this] {
        if (m_logged)
            Q_EMIT historyRequested(m_logged->event.resourceId);
    });
    connect(m_deliveries, &QPushButton::clicked, this, [this] {
        if (m_logged)
            Q_EMIT deliveriesRequested(m_logged->event.id);
    });
    auto *actions = new QWidget(&body);
    auto *row = new FlowLayout(actions);
    row->setGaps(theme::Gap, theme::Gap);
    for (QPushButton *one : {m_open, m_history, m_deliveries})
        row->addWidget(one);
    column.addWidget(actions);
    column.addWidget(m_facts);
}

void EventDetail::setEvent(const std::optional<LoggedEvent> &logged)
{
    m_logged = logged;
    tell();
}

void EventDetail::tellFacts()
{
    const Event &event = m_logged->event;
    if (!m_facts->begin(event.id, event.version))
        return;
    m_facts->addText(tr("What", "what kind of resource an event is about"),
                     resourceTypeName(event.resourceType));
    m_facts->addId(tr("Resource"), event.resourceId);
    m_facts->addText(tr("Step"), stepText(event));
    m_facts->addText(tr("Version"), locale().toString(event.version));
    m_facts->addTime(tr("Occurred", "the server's clock"), event.occurredAt);
    m_facts->addTime(tr("Learned", "when this machine was told, by its own clock"),
                     m_logged->learnedAt);
    m_facts->addText(tr("Learned from"), theme::learnedFromWord(m_logged->learnedFrom));
    if (event.requestId.isEmpty())
        m_facts->addText(tr("Caused by"), tr("no call: the chain, or time"));
    else
        m_facts->addId(tr("Caused by"), event.requestId);
}

void EventDetail::tell()
{
    if (!m_logged) {
        showFace(theme::Tone::Neutral, QStringLiteral("timeline"), tr("No event chosen"),
                 tr("Choose one in the list to see what changed, and whether it was delivered."));
        return;
    }
    ensureBody();
    const Event &event = m_logged->event;
    tellFacts();
    m_open->setVisible(hasPage(event.resourceType));
    //: %1 like “Invoice”
    m_open->setText(tr("Open: %1").arg(resourceTypeName(event.resourceType)));
    m_open->setAccessibleName(m_open->text());
    showBody({theme::lookOfWord(event.resourceType, event.status), Money(), event.type, event.id});
}

} // namespace coinpay
