// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger/documents.h"
#include "sandbox/ledger/jobs.h"

#include <QNetworkAccessManager>
#include <QSet>

namespace coinpay::sandbox {

//! Sends due deliveries, signed afresh each time, and plans the next attempt of those that were not
//! received. A job is removed only when its attempt has ended, so a death in between sends again.
class WebhookSender : public QObject
{
    Q_OBJECT
public:
    explicit WebhookSender(Books &books, QObject *parent = nullptr);
    void sendDue();
    //! Trusts the sandbox's own authority too, for receivers that use it.
    void trust(const QString &caFile);
    [[nodiscard]] bool isBusy() const { return m_underWay.size() >= MaxAtOnce; }

    Q_SIGNAL void settled();

private:
    static constexpr int MaxAtOnce = 8;

    void send(const Job &job, const Document &delivery);
    void finish(const Job &job, qint64 beganAt, int status, const QString &error);

    Books &m_books;
    QNetworkAccessManager m_network;
    QSslConfiguration m_tls;
    QSet<qint64> m_underWay; // jobs
};

} // namespace coinpay::sandbox
