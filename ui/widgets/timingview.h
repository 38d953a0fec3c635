// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestlogentry.h"

#include <QLocale>
#include <QWidget>

class QLabel;

namespace coinpay {

//! One part of a whole, as a bar that begins where the part before it ended.
class TimingBar : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Shares of the width; an empty one is not drawn.
    void setPart(double from, double to);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_from = 0;
    double m_to = 0;
};

//! Where the time of an attempt went: a row a part, in the order they happened. What was not
//! measured says so in words.
class TimingView : public QWidget
{
    Q_OBJECT

public:
    explicit TimingView(QWidget *parent = nullptr);

    void setTiming(const RequestTiming &timing, qint64 totalMs);
    //! "DNS lookup" and "12 ms" or "reused", as shown.
    [[nodiscard]] QList<QPair<QString, QString>> rows() const;

private:
    struct Row
    {
        QLabel *name = nullptr;
        TimingBar *bar = nullptr;
        QLabel *words = nullptr;
    };

    QList<Row> m_rows;
};

//! "12 ms", "under 1 ms", "1.2 s".
[[nodiscard]] QString millisecondsText(qint64 ms, const QLocale &locale);

} // namespace coinpay
