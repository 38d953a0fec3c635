// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace coinpay {

//! A label that something bears: a word on a ground of its own, with a cross. Pressing it is asking
//! to take it off. A push button to the keyboard and to those who cannot see it.
class LabelChip : public QPushButton
{
    Q_OBJECT

public:
    explicit LabelChip(const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace coinpay
