// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/webhook.h"
#include "pages/detailpane.h"

class QPushButton;

namespace coinpay {

class ActionRow;
class AdviceCard;
class DeliveryAttempts;
class FactGrid;

//! One event on its way to one URL: every attempt and its answer, when the next one is due, and the
//! way to have it delivered once more.
class DeliveryDetail : public DetailPane
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    DeliveryDetail(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Empty: none is chosen.
    void setDelivery(const std::optional<WebhookDelivery> &delivery);
    [[nodiscard]] const std::optional<WebhookDelivery> &delivery() const { return m_delivery; }
    //! Why the key cannot ask for another delivery; empty when it can.
    void setHindrance(const QString &why);
    //! One that was asked for is on its way: it is not asked for twice by a hasty hand.
    void setBusy(bool busy);

Q_SIGNALS:
    void redeliverRequested(const coinpay::WebhookDelivery &delivery);
    void openRequested(const QString &resourceType, const QString &id);
    void endpointRequested(const QString &endpointId);
    void deliveryRequested(const QString &id); //!< the one that this repeats

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void tellFacts();

    std::optional<WebhookDelivery> m_delivery;
    QString m_hindrance;
    bool m_busy = false;
    AdviceCard *m_advice = nullptr;
    ActionRow *m_redeliver = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_first = nullptr;
    DeliveryAttempts *m_attempts = nullptr;
    FactGrid *m_facts = nullptr;
};

} // namespace coinpay
