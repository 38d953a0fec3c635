// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QSslSocket>

namespace coinpay::http {

Server::Server(RequestHandler handler, RefusalMaker refusal, QObject *parent, const Limits &limits)
    : QTcpServer(parent)
    , m_handler(std::move(handler))
    , m_refusal(std::move(refusal))
    , m_crowd(std::make_shared<Crowd>(Crowd{limits, 0}))
{
}

Done Server::start(quint16 port, const std::optional<QSslConfiguration> &tls)
{
    m_tls = tls;
    setListenBacklogSize(m_crowd->limits.connections);
    if (listen(QHostAddress::LocalHost, port))
        return {};
    return fail(ErrorKind::Connect,
                QCoreApplication::translate("coinpay::http", "Cannot listen on 127.0.0.1:%1: %2",
                                            "%1 a port, %2 why, as the system says it")
                    .arg(port)
                    .arg(errorString()));
}

void Server::incomingConnection(qintptr descriptor)
{
    auto *tls = m_tls ? new QSslSocket : nullptr;
    std::unique_ptr<QTcpSocket> socket(tls ? tls : new QTcpSocket);
    // A socket takes the descriptor even where it is one too many, so that it is closed with it.
    if (!socket->setSocketDescriptor(descriptor) || m_connections >= m_crowd->limits.connections)
        return;
    ++m_connections;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *connection = new Connection(socket.release(), m_handler, m_refusal, m_crowd, this);
    connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
    if (tls) {
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
}

} // namespace coinpay::http
