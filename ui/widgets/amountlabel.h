// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <QLabel>

namespace coinpay {

//! An amount in tabular figures with its asset after it, every digit shown, selectable.
class AmountLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Rank { Text, Figure };

    explicit AmountLabel(Rank rank = Rank::Text, QWidget *parent = nullptr);

    void setMoney(const Money &money);

    [[nodiscard]] const Money &money() const { return m_money; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void tell();

    Rank m_rank;
    Money m_money;
};

} // namespace coinpay
