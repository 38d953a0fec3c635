// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formdialog.h"

#include <QEvent>
#include <QLayout>

namespace coinpay {

bool FormDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        const int needed = layout() ? qMax(layout()->totalHeightForWidth(width()),
                                           layout()->totalMinimumSize().height())
                                    : 0;
        if (needed > height())
            resize(width(), needed);
    }
    return handled;
}

} // namespace coinpay
