// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/deliverymodel.h"
#include "pages/listedpane.h"

class QLineEdit;
class QToolButton;

namespace coinpay {

class DeliveryDetail;

//! What became of pushing events: found by event or resource, each with its attempts, and the way
//! to have one delivered once more.
class DeliveriesTab : public ListedPane
{
    Q_OBJECT

public:
    //! All outlive the tab.
    DeliveriesTab(Store &store, Reader &reader, WebhookActions actions, Heartbeat &heartbeat,
                  const Clock &clock, Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] DeliveryModel &model() const { return *m_model; }
    [[nodiscard]] DeliveryDetail &detail() const { return *m_detail; }
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    //! Narrowed to an event's ("evt_…") or a resource's own, by its exact id; empty is all.
    void search(const QString &id);
    //! Chooses one, whether the list has it in view or not.
    void showDelivery(const QString &id);

public Q_SLOTS:
    void setScopes(const QStringList &scopes);

Q_SIGNALS:
    void openRequested(const QString &resourceType, const QString &id);

protected:
    void choose(int row) override;
    void seen(int last) override;
    [[nodiscard]] Reading reading() const override;
    void readAgain() override;
    void clearFilters() override { search({}); }

private:
    QWidget *buildFilters();
    void modelChanged();
    void query();
    void fetch(const QString &id);
    void redeliver(const WebhookDelivery &delivery);
    void operationsChanged();

    Reader &m_reader;
    WebhookActions m_actions;
    DeliveryModel *m_model;
    DeliveryDetail *m_detail;
    QLineEdit *m_search = nullptr;
    QToolButton *m_clear = nullptr;
    QString m_wanted;   //!< delivery that is to be shown once it is here
    QString m_expected; //!< operation that makes one
};

} // namespace coinpay
