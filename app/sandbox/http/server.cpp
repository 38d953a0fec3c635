// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/http/server.h"

#include "core/log.h"

#include <QHostAddress>

namespace coinpay::sandbox {

HttpsServer::HttpsServer(RequestHandler handler, RefusalMaker refusal, QObject *parent)
    : QTcpServer(parent)
    , m_handler(std::move(handler))
    , m_refusal(std::move(refusal))
{
}

Done HttpsServer::start(const QSslConfiguration &tls, quint16 port)
{
    m_tls = tls;
    setListenBacklogSize(MaxConnections);
    if (!listen(QHostAddress::LocalHost, port))
        return fail(
            ErrorKind::Connect,
            QStringLiteral("Cannot listen on 127.0.0.1:%1: %2").arg(port).arg(errorString()));
    return {};
}

void HttpsServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket;
    if (m_connections >= MaxConnections || !socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    ++m_connections;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSslConfiguration(m_tls);
    auto *connection = new Connection(socket, m_handler, m_refusal, this);
    connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
    socket->startServerEncryption();
}

} // namespace coinpay::sandbox
