// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session.h"

#include <QPointer>

namespace coinpay::api {

//! The access token: exchanged when first needed, renewed before it runs out, one exchange in
//! flight at a time whoever asks.
class TokenKeeper : public QObject
{
    Q_OBJECT

public:
    explicit TokenKeeper(Session &session);

    using Taker = std::function<void(const Result<SharedSecret> &)>;
    //! `taker` runs at once when there is a good token, else when the exchange has ended; not when
    //! `context` has gone by then.
    void acquire(QObject *context, Taker taker);
    //! The server refused this one: it is not handed out again.
    void drop(const SharedSecret &token);

    [[nodiscard]] const QStringList &scopes() const { return m_scopes; }

private:
    void exchange();
    void answered(const ApiRequest &request, const RequestNote &note, Result<HttpAnswer> answer);
    Done adopt(HttpAnswer &answer, Understanding &understanding);
    void settle(const Result<SharedSecret> &result);

    struct Waiter
    {
        QPointer<QObject> context;
        Taker taker;
    };

    Session &m_session;
    SharedSecret m_token;
    qint64 m_renewAt = 0;   //!< monotonic
    qint64 m_expiresAt = 0; //!< monotonic
    QStringList m_scopes;
    QList<Waiter> m_waiters;
    bool m_exchanging = false;
};

} // namespace coinpay::api
