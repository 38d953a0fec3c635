// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QPainter;

namespace coinpay {

//! "3 of 12"; empty when none are asked for.
[[nodiscard]] QString confirmationsText(int seen, int required);

//! A ring that fills, and the words beside it, on one line.
void paintConfirmations(QPainter &painter, const QRect &room, int seen, int required,
                        const QPalette &palette, const QColor &ink);

//! The same as a widget.
class ConfirmationsRing : public QWidget
{
    Q_OBJECT

public:
    explicit ConfirmationsRing(QWidget *parent = nullptr);

    void setConfirmations(int seen, int required);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_seen = 0;
    int m_required = 0;
};

} // namespace coinpay
