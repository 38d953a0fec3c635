// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/connection.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace coinpay::http {

//! HTTP/1.1 on a loopback port, plain or over TLS. Written here, rather than taken from Qt
//! HttpServer, because this house needs what that (a preview in 6.4) does not give: the request in
//! the very bytes that were signed, limits on what a peer may send and how slowly, and a socket
//! that can be cut on purpose.
class Server : public QTcpServer
{
    Q_OBJECT
public:
    Server(RequestHandler handler, RefusalMaker refusal, QObject *parent = nullptr,
           const Limits &limits = {});
    //! On 127.0.0.1. Port 0 takes any free one; serverPort() then tells it.
    [[nodiscard]] Done start(quint16 port, const std::optional<QSslConfiguration> &tls = {});

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    RequestHandler m_handler;
    RefusalMaker m_refusal;
    std::optional<QSslConfiguration> m_tls;
    std::shared_ptr<Crowd> m_crowd;
    int m_connections = 0;
};

} // namespace coinpay::http
