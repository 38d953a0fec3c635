// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/windowapplication.h"

#include <QElapsedTimer>
#include <QThread>

namespace coinpay::bench {

bool WindowApplication::notify(QObject *receiver, QEvent *event)
{
    // Events of other threads come here too; one within another is part of it.
    if (QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    ++m_depth;
    QElapsedTimer timer;
    timer.start();
    const bool handled = QApplication::notify(receiver, event);
    m_longestMs = std::max(m_longestMs, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    --m_depth;
    return handled;
}

void WindowApplication::forgetLongest()
{
    m_longestMs = 0;
}

} // namespace coinpay::bench
