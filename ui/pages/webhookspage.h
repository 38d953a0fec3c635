// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "pages/webhookactions.h"
#include "settings/settings.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace coinpay {

class DeliveriesTab;
class DoctorTab;
class EndpointsTab;
class EventsTab;
class Heartbeat;

//! The way of a change to whoever is to know of it, in its order: the event, its deliveries, the
//! endpoint they go to, and the doctor for a receiver that turns them away. One page, because a
//! question that begins at one of them is answered by the next.
class WebhooksPage : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Events, Deliveries, Endpoints, Doctor };

    //! All outlive the page; `reader` belongs to this thread.
    WebhooksPage(Store &store, Reader &reader, const WebhookActions &actions, const Clock &clock,
                 Settings &settings, QWidget *parent = nullptr);
    //! The same over a desk, wired to it.
    WebhooksPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] EventsTab &events() const { return *m_events; }
    [[nodiscard]] DeliveriesTab &deliveries() const { return *m_deliveries; }
    [[nodiscard]] EndpointsTab &endpoints() const { return *m_endpoints; }
    [[nodiscard]] DoctorTab &doctor() const { return *m_doctor; }
    [[nodiscard]] QTabBar &tabs() const { return *m_tabs; }
    [[nodiscard]] Tab tab() const;
    void go(Tab tab);
    //! A tab of somebody else's, behind the others; the page owns it.
    void addTab(const QString &title, QWidget *tab);
    void showDelivery(const QString &id);
    void showEndpoint(const QString &id);

public Q_SLOTS:
    void focusSearch();
    //! Of what is chosen in the tab in front.
    void copyChosenId();
    void setFreshness(const coinpay::Freshness &freshness);
    void setScopes(const QStringList &scopes);

Q_SIGNALS:
    void openRequested(const QString &resourceType, const QString &id);
    void connectionHelpRequested();

private:
    void build();
    void wire();

    Heartbeat *m_heartbeat;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    EventsTab *m_events;
    DeliveriesTab *m_deliveries;
    EndpointsTab *m_endpoints;
    DoctorTab *m_doctor;
};

} // namespace coinpay
