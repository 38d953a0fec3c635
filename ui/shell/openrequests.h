// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/errand.h"

#include <QList>
#include <QObject>

namespace coinpay {

//! macOS hands a link or a file that is opened to the running program as an event, where the other
//! systems start the program once more. Installed as the application's event filter.
class OpenRequests : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! There is a window that can see to them: what came before is told now.
    void begin();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void asked(const coinpay::Errand &errand);

private:
    bool m_hasBegun = false;
    QList<Errand> m_early;
};

} // namespace coinpay
