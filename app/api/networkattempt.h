// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/networkfaults.h"
#include "api/networktransport.h"
#include "api/pending.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <memory>

namespace coinpay::api {

class AttemptStopwatch;
class UploadDevice;

//! What all attempts of one transport share; outlives them.
struct Wire
{
    Wire(NetworkOptions network, const QSslConfiguration &configuration, const Clock &time)
        : options(std::move(network))
        , tls(configuration)
        , clock(time)
    {
    }

    NetworkOptions options;
    QSslConfiguration tls;
    const Clock &clock;
    QNetworkAccessManager manager;
};

//! One request on its way and its answer on its way back. Deletes itself once it has answered.
class NetworkAttempt final : public QObject
{
    Q_OBJECT

public:
    NetworkAttempt(Wire &wire, HttpRequest request);
    ~NetworkAttempt() override;

    [[nodiscard]] QFuture<Result<HttpAnswer>> future() const { return m_pending.future(); }

    //! A write passes the reads that wait for a connection.
    [[nodiscard]] bool isWrite() const { return m_request.method != "GET"; }

    void start();
    //! Ends it with this error; at once.
    void end(Error error);

Q_SIGNALS:
    //! It has answered; emitted once.
    void ended();

private:
    [[nodiscard]] QNetworkRequest networkRequest() const;
    void send(const QNetworkRequest &request);
    void watch();
    void connected();
    void progressed();
    void headersCame();
    void read();
    void finished();
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] bool isProxied() const;
    [[nodiscard]] Result<HttpAnswer> outcome() const;
    void settle(Result<HttpAnswer> result);

    Wire &m_wire;
    HttpRequest m_request;
    Pending<HttpAnswer> m_pending;
    std::unique_ptr<AttemptStopwatch> m_stopwatch;
    UploadDevice *m_upload = nullptr;
    QPointer<QNetworkReply> m_reply;
    QList<QSslError> m_tlsErrors;
    QByteArray m_body;
    QTimer m_connectTimer;
    QTimer m_silenceTimer;
    QTimer m_totalTimer;
    qint64 m_startedAt = 0;
    bool m_connected = false;
    bool m_sent = false;
    bool m_settled = false;
};

} // namespace coinpay::api
