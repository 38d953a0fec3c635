// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/errand.h"

#include <QObject>

namespace coinpay {

//! macOS hands a link or a file that is opened to the running program as an event, where the other
//! systems start the program once more. Installed as the application's event filter.
class OpenRequests : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    //! Once the program has nothing else to do: the window may still be on its way.
    void asked(const coinpay::Errand &errand);
};

} // namespace coinpay
