// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace coinpay::bench {

//! An application that knows how long it was busy with one event at most: how long a person's next
//! key or click had to wait.
class WindowApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;

    //! From now on.
    void forgetLongest();
    [[nodiscard]] double longestMs() const { return m_longestMs; }

private:
    int m_depth = 0;
    double m_longestMs = 0;
};

} // namespace coinpay::bench
