// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/errand.h"

#include <QLocalServer>
#include <QObject>

class QLocalSocket;

namespace coinpay {

//! One window for each data directory and profile. The second start raises the first.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(QObject *parent = nullptr);

    //! Whether another window already stands; it has then been asked to come forward and to see to
    //! the errand.
    [[nodiscard]] static bool raiseOther(const QString &dataDir, const QString &profile,
                                         const Errand &errand = {});
    //! From now on this one answers, in place of whatever it answered for before.
    void claim(const QString &dataDir, const QString &profile);

Q_SIGNALS:
    void raiseRequested(const coinpay::Errand &errand);

private:
    void listenTo(QLocalSocket &peer);

    QLocalServer m_server;
};

} // namespace coinpay
