// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/webhookspage.h"

#include "pages/deliveriestab.h"
#include "pages/deliverydetail.h"
#include "pages/doctortab.h"
#include "pages/endpointdetail.h"
#include "pages/endpointstab.h"
#include "pages/eventdetail.h"
#include "pages/eventstab.h"
#include "pages/listenerpanel.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"

#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace coinpay {

WebhooksPage::WebhooksPage(Store &store, Reader &reader, const WebhookActions &actions,
                           const Clock &clock, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(new Heartbeat(clock, this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_events(new EventsTab(store, *m_heartbeat, settings, m_stack))
    , m_deliveries(
          new DeliveriesTab(store, reader, actions, *m_heartbeat, clock, settings, m_stack))
    , m_endpoints(new EndpointsTab(store, reader, actions, *m_heartbeat, clock, settings, m_stack))
    , m_doctor(new DoctorTab(actions, *m_heartbeat, clock, m_stack))
{
    build();
    wire();
}

WebhooksPage::WebhooksPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent)
    : WebhooksPage(desk.store(), desk.reader(), webhookActionsOf(desk), clock, settings, parent)
{
    connect(&desk, &Desk::freshnessChanged, this, &WebhooksPage::setFreshness);
    connect(&desk, &Desk::scopesChanged, this, &WebhooksPage::setScopes);
    addTab(tr("Listener", "part of a page: receives webhooks on this computer"),
           new ListenerPanel(listenerSourcesOf(desk), *m_heartbeat, clock, settings, this));
    setScopes(desk.scopes());
    setFreshness(desk.freshness());
}

void WebhooksPage::build()
{
    auto *title = new QLabel(tr("Webhooks"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    m_tabs->setObjectName(QStringLiteral("webhookTabs"));
    m_tabs->setAccessibleName(tr("Parts of this page"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    addTab(tr("Events", "part of a page"), m_events);
    addTab(tr("Deliveries", "part of a page"), m_deliveries);
    addTab(tr("Endpoints", "part of a page"), m_endpoints);
    addTab(tr("Doctor", "part of a page: says why a webhook does not verify"), m_doctor);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::GapGroup);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_tabs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
}

void WebhooksPage::addTab(const QString &title, QWidget *tab)
{
    m_stack->addWidget(tab);
    m_tabs->addTab(title);
}

void WebhooksPage::wire()
{
    connect(m_events, &EventsTab::openRequested, this, &WebhooksPage::openRequested);
    connect(m_events, &EventsTab::deliveriesRequested, this, [this](const QString &eventId) {
        go(Tab::Deliveries);
        m_deliveries->search(eventId);
    });
    connect(m_deliveries, &DeliveriesTab::openRequested, this, &WebhooksPage::openRequested);
    connect(m_endpoints, &EndpointsTab::endpointsChanged, this, [this] {
        QList<WebhookEndpoint> all;
        for (int row = 0; row < m_endpoints->model().rowCount(); ++row)
            all.append(m_endpoints->model().endpoint(row));
        m_doctor->setEndpoints(all);
    });
    // The doctor offers the endpoints' secrets before anybody has looked at the endpoints.
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index == static_cast<int>(Tab::Doctor) && !m_endpoints->model().isLoaded())
            m_endpoints->model().refresh();
    });
    connect(m_deliveries, &ListedPane::connectionHelpRequested, this,
            &WebhooksPage::connectionHelpRequested);
    connect(m_endpoints, &ListedPane::connectionHelpRequested, this,
            &WebhooksPage::connectionHelpRequested);
}

WebhooksPage::Tab WebhooksPage::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void WebhooksPage::go(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void WebhooksPage::showDelivery(const QString &id)
{
    go(Tab::Deliveries);
    m_deliveries->showDelivery(id);
}

void WebhooksPage::showEndpoint(const QString &id)
{
    go(Tab::Endpoints);
    m_endpoints->showEndpoint(id);
}

void WebhooksPage::focusSearch()
{
    QLineEdit *search = tab() == Tab::Deliveries ? m_deliveries->searchField()
                        : tab() == Tab::Events   ? m_events->searchField()
                                                 : nullptr;
    if (!search)
        return;
    search->setFocus(Qt::ShortcutFocusReason);
    search->selectAll();
}

void WebhooksPage::copyChosenId()
{
    const DetailPane *pane = nullptr;
    if (tab() == Tab::Events)
        pane = &m_events->detail();
    else if (tab() == Tab::Deliveries)
        pane = &m_deliveries->detail();
    else if (tab() == Tab::Endpoints)
        pane = &m_endpoints->detail();
    if (pane && pane->idLabel())
        pane->idLabel()->copy();
}

void WebhooksPage::setFreshness(const Freshness &freshness)
{
    m_events->setFeedFreshness(freshness);
    m_deliveries->setConnection(freshness);
    m_endpoints->setConnection(freshness);
}

void WebhooksPage::setScopes(const QStringList &scopes)
{
    m_deliveries->setScopes(scopes);
    m_endpoints->setScopes(scopes);
}

} // namespace coinpay
