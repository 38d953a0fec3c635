// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <functional>

namespace coinpay {

//! The sandbox's control calls, for the tour: what a buyer and a chain do.
class TourControl : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        bool ok = false;
        QString requestId;
        QString problem;
    };
    using Then = std::function<void(const Answer &)>;

    //! `ca`: the PEM the profile trusts.
    TourControl(QUrl base, const QByteArray &ca, QObject *parent = nullptr);

    void post(const QString &path, const QJsonObject &body, const Then &then);
    void remove(const QString &path, const Then &then);

private:
    void send(const QByteArray &method, const QString &path, const QByteArray &body,
              const Then &then);

    QUrl m_base;
    QByteArray m_ca;
    QNetworkAccessManager m_network;
};

} // namespace coinpay
