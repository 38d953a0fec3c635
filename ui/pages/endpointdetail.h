// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/detailpane.h"
#include "pages/webhookactions.h"

class QPushButton;
class QVBoxLayout;

namespace coinpay {

class ActionRow;
class AdviceCard;
class FactGrid;
class SecretRow;

//! One endpoint: which events it gets, which secrets sign for it and until when, and the way to a
//! new one.
class EndpointDetail : public DetailPane
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    EndpointDetail(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Empty: none is chosen.
    void setEndpoint(const std::optional<WebhookEndpoint> &endpoint);
    [[nodiscard]] const std::optional<WebhookEndpoint> &endpoint() const { return m_endpoint; }
    //! Why the key cannot ask for a new secret; empty when it can.
    void setHindrance(const QString &why);
    //! What this computer has of the endpoint that is shown.
    void setSecrets(const QString &endpointId, const Result<QList<ClearWebhookSecret>> &secrets);
    //! One of them, however it came.
    void setSecret(const ClearWebhookSecret &secret);
    //! The server still says it again, to whoever asked for it with this operation.
    void offerAgain(const QString &secretId, const QString &operationId);
    //! Why a secret cannot be had; for the endpoint that is shown.
    void setTrouble(const QString &sentence);
    [[nodiscard]] const QList<SecretRow *> &secretRows() const { return m_rows; }

Q_SIGNALS:
    void rotateRequested(const coinpay::WebhookEndpoint &endpoint);
    void deliveriesRequested(const QString &endpointId);
    void secretRequested(const QString &operationId);
    void secretTyped(const QString &endpointId, const QString &secretId,
                     const coinpay::SharedSecret &secret);
    //! Another endpoint, or other secrets of it: what this computer has of them is asked for.
    void secretsChanged(const coinpay::WebhookEndpoint &endpoint);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void tellAdvice();
    void tellFacts();
    void tellSecrets();

    std::optional<WebhookEndpoint> m_endpoint;
    QString m_hindrance;
    QString m_shownSecrets; //!< ids of the rows that are there
    AdviceCard *m_advice = nullptr;
    QVBoxLayout *m_secrets = nullptr;
    QList<SecretRow *> m_rows;
    QLabel *m_trouble = nullptr;
    ActionRow *m_rotate = nullptr;
    FactGrid *m_facts = nullptr;
};

} // namespace coinpay
