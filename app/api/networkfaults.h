// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace coinpay::api {

//! How far an attempt had come when it ended.
struct Progress
{
    QString host;              //!< for the sentence
    bool connected = false;    //!< name, connection and TLS are done
    bool proxied = false;      //!< the system says to go through a proxy
    bool mayHaveActed = false; //!< enough has left for the peer to act on it
};

//! The sentence that tells a person what is wrong with a server's certificate; the gravest of
//! several.
[[nodiscard]] QString certificateFault(const QList<QSslError> &errors, const QString &host);

//! What Qt says of a failed attempt, in the house's kinds and a person's words. HTTP statuses are
//! answers, not faults, and do not come here.
[[nodiscard]] Error networkFault(QNetworkReply::NetworkError fault, const QString &detail,
                                 const QList<QSslError> &tlsErrors, const Progress &progress);

[[nodiscard]] Error connectTimeout(const Progress &progress, qint64 timeoutMs);
[[nodiscard]] Error answerTimeout(const Progress &progress, qint64 timeoutMs);
[[nodiscard]] Error answerTooLarge(const Progress &progress, qint64 limit);
[[nodiscard]] Error answerCutShort(const Progress &progress);
[[nodiscard]] Error answerEncoded(const Progress &progress, const QByteArray &encoding);
[[nodiscard]] Error attemptCanceled();

} // namespace coinpay::api
