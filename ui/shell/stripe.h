// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <QWidget>

namespace coinpay {

//! The amber stripe over sandbox and test profiles: no real money here. Live profiles wear none.
class Stripe : public QWidget
{
    Q_OBJECT

public:
    explicit Stripe(QWidget *parent = nullptr);
    void setProfile(const Profile &profile);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace coinpay
