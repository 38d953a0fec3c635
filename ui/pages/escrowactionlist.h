// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QVBoxLayout;

namespace coinpay {

//! What was done to an escrow, the latest first: each release, refund and dispute with its state,
//! its amount, its confirmations, its reason and its ids.
class EscrowActionList : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    explicit EscrowActionList(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Oldest first. Those that did not change stay as they are.
    void setActions(const QList<EscrowAction> &actions);

private:
    struct Row
    {
        QString id;
        qint64 version = 0;
        QWidget *widget = nullptr;
    };

    [[nodiscard]] QWidget *makeRow(const EscrowAction &action);

    Heartbeat &m_heartbeat;
    QVBoxLayout *m_column;
    QList<Row> m_rows;
};

//! "Release of 25.00 USDT", "Dispute".
[[nodiscard]] QString actionTitle(const EscrowAction &action, const QLocale &locale);

} // namespace coinpay
