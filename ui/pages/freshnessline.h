// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listfaces.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QLabel;

namespace coinpay {

//! How fresh a page is: "Up to date", "Offline. As of 3 min ago".
class FreshnessLine : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    explicit FreshnessLine(Heartbeat &heartbeat, QWidget *parent = nullptr);

    void setFreshness(const Freshness &freshness);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();

    Heartbeat &m_heartbeat;
    Freshness m_freshness;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace coinpay
