// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/quotekeeper.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace coinpay {

class AmountLabel;

//! Where the fee stands and how long it holds, in a sentence.
[[nodiscard]] QString quoteStory(const QuoteKeeper &keeper);

//! The fee and the total of what is about to be sent, and how long they hold.
class QuotePanel : public QWidget
{
    Q_OBJECT

public:
    //! `keeper` outlives it.
    explicit QuotePanel(QuoteKeeper &keeper, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *againButton() const { return m_again; }
    //! Somebody else is asking: for the most that can be sent.
    void setWorkingOutAll(bool working);

private:
    void tell();

    QuoteKeeper &m_keeper;
    bool m_workingOutAll = false;
    AmountLabel *m_fee;
    AmountLabel *m_total;
    QLabel *m_story;
    QPushButton *m_again;
};

} // namespace coinpay
