// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhooks/replayplan.h"

#include <QObject>

namespace coinpay {

//! Sends the steps of a plan to a handler, one after the other, each once, and judges each answer.
class Replay : public QObject
{
    Q_OBJECT

public:
    //! `clock` outlives it.
    Replay(QUrl handler, QList<ReplayStep> steps, WebhookScheme scheme, SharedSecret secret,
           const Clock &clock, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void answered(const coinpay::ReplayAnswer &answer);
    //! After the last; or after the first step that nobody answered at all: the others would wait
    //! for nothing too. `wrong`: how many were not answered rightly.
    void finished(int wrong);

private:
    void next();

    QUrl m_handler;
    QList<ReplayStep> m_steps;
    WebhookScheme m_scheme;
    SharedSecret m_secret;
    const Clock &m_clock;
    qsizetype m_at = 0;
    int m_wrong = 0;
};

} // namespace coinpay

Q_DECLARE_METATYPE(coinpay::ReplayAnswer)
