// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/webhookinbox.h"

#include <QTimer>

namespace coinpay {

//! Has an inbox drop the bytes it keeps no longer: at its start, once an hour and after wake(), one
//! small piece at a time, with whatever else the thread has to do in between. An inbox that cannot
//! be written is asked again an hour later.
class InboxTidier : public QObject
{
public:
    //! `inbox` and `clock` outlive it.
    InboxTidier(WebhookInbox &inbox, const Clock &clock, InboxKeeping keeping,
                QObject *parent = nullptr);

    //! Something was stored: looks soon, however often it is told.
    void wake();

private:
    void dropPiece();

    WebhookInbox &m_inbox;
    const Clock &m_clock;
    InboxKeeping m_keeping;
    QTimer m_timer;
    bool m_looksSoon = false;
};

} // namespace coinpay
