// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/webhook.h"
#include "theme/colors.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QVBoxLayout;

namespace coinpay {

//! Every attempt to push an event and what it got, the latest first, and above them the one that is
//! due next.
class DeliveryAttempts : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives the view.
    explicit DeliveryAttempts(Heartbeat &heartbeat, QWidget *parent = nullptr);

    void setDelivery(const WebhookDelivery &delivery);

private:
    void addLine(const QString &icon, theme::Tone tone, const QString &title, const QString &text,
                 UnixMs time, bool isAhead);

    Heartbeat &m_heartbeat;
    QVBoxLayout *m_column;
    QString m_shown; //!< id and version
};

} // namespace coinpay
