// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/statustext.h"

#include <QAbstractButton>
#include <QTimer>

namespace coinpay {

//! How fresh everything is, at the foot of the rail; a click opens the details.
class StatusWidget : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatusWidget(const Clock &clock, QWidget *parent = nullptr);

    void show(const ConnectionStatus &status);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] StatusWords words() const { return m_words; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Clock &m_clock;
    ConnectionStatus m_status;
    StatusWords m_words;
    QTimer m_timer;
};

} // namespace coinpay
