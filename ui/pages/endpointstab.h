// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/endpointmodel.h"
#include "pages/listedpane.h"

namespace coinpay {

class EndpointDetail;

//! Where events are pushed to, with the secrets that sign, and the way to a new one.
class EndpointsTab : public ListedPane
{
    Q_OBJECT

public:
    //! All outlive the tab.
    EndpointsTab(Store &store, Reader &reader, WebhookActions actions, Heartbeat &heartbeat,
                 const Clock &clock, Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] EndpointModel &model() const { return *m_model; }
    [[nodiscard]] EndpointDetail &detail() const { return *m_detail; }
    //! Chooses it, as soon as it is there.
    void showEndpoint(const QString &id);

public Q_SLOTS:
    void setScopes(const QStringList &scopes);

Q_SIGNALS:
    void endpointsChanged();

protected:
    void choose(int row) override;
    [[nodiscard]] Reading reading() const override;
    void readAgain() override { m_model->refresh(); }

private:
    void modelChanged();
    void rotate(const WebhookEndpoint &endpoint);
    void operationsChanged();
    void askForKept(const WebhookEndpoint &endpoint);
    void askForNew(const QString &operationId);
    void keep(const QString &endpointId, const QString &secretId, const SharedSecret &secret);

    Reader &m_reader;
    WebhookActions m_actions;
    const Clock &m_clock;
    EndpointModel *m_model;
    EndpointDetail *m_detail;
    QString m_wanted;     //!< endpoint that is to be shown once it is here
    QSet<QString> m_open; //!< rotations that are on their way
};

} // namespace coinpay
