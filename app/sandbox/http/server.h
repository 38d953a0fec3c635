// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sandbox/http/connection.h"

#include <QSslConfiguration>
#include <QTcpServer>

namespace coinpay::sandbox {

//! HTTP/1.1 over TLS on a loopback port. Written here, rather than taken from Qt HttpServer,
//! because the contract needs what that (a preview in 6.4) does not give: the request target in the
//! very bytes that were signed, limits on what a peer may send and how slowly, and a socket that
//! can be cut on purpose.
class HttpsServer : public QTcpServer
{
    Q_OBJECT
public:
    HttpsServer(RequestHandler handler, RefusalMaker refusal, QObject *parent = nullptr);
    //! Port 0 takes any free one; serverPort() then tells it.
    [[nodiscard]] Done start(const QSslConfiguration &tls, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    static constexpr int MaxConnections = 500;

    RequestHandler m_handler;
    RefusalMaker m_refusal;
    QSslConfiguration m_tls;
    int m_connections = 0;
};

} // namespace coinpay::sandbox
