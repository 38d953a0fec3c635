// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace coinpay {

class MainWindow;

//! For measuring the start: with $COINPAY_MEASURE_START set, prints "painted" on standard output,
//! once, when a page of invoices with rows in it has been painted. Says and costs nothing else.
class StartMark : public QObject
{
    Q_OBJECT

public:
    //! Does nothing when no measuring is asked for. The window has been start()ed and owns the
    //! mark.
    static void watch(MainWindow &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit StartMark(MainWindow &window);

    bool m_said = false;
};

} // namespace coinpay
