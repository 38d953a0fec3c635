// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace coinpay {

//! A condition that narrows a list and that no other filter shows: "Paid today". Pressing it takes
//! it off. Hidden while there is none.
class ChipButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ChipButton(QWidget *parent = nullptr);

    //! Empty: no condition.
    void setCondition(const QString &words);

    [[nodiscard]] bool isSet() const { return !text().isEmpty(); }

private:
    void tell();
};

} // namespace coinpay
