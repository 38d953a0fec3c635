// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedserver.h"

#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <memory>

namespace coinpay::test {

QByteArray Arrival::target() const
{
    const qsizetype from = head.indexOf(' ') + 1;
    return head.mid(from, head.indexOf(' ', from) - from);
}

QByteArray Arrival::header(const QByteArray &name) const
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

Step Step::answer(int status, const QByteArray &body, const QByteArray &headers,
                  const QByteArray &type)
{
    return {"HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: " + type +
                "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers +
                "\r\n" + body,
            Then::KeepOpen, 0};
}

struct ScriptedServer::Connection
{
    QSslSocket *socket;
    int number;
    QByteArray unread;
};

ScriptedServer::ScriptedServer(const TestCertificate &certificate)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromData(certificate.certificatePem));
    tls.setPrivateKey(QSslKey(certificate.keyPem, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

ScriptedServer::~ScriptedServer() = default;

QUrl ScriptedServer::url(const QString &host) const
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPort(m_server.serverPort());
    return url;
}

void ScriptedServer::script(QList<Step> steps)
{
    m_steps = std::move(steps);
    m_decision = {};
}

void ScriptedServer::decide(std::function<Step(const Arrival &)> decision)
{
    m_decision = std::move(decision);
}

void ScriptedServer::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        auto connection = std::make_shared<Connection>(Connection{socket, ++connections, {}});
        connect(socket, &QIODevice::readyRead, this, [this, connection] {
            connection->unread += connection->socket->readAll();
            consume(*connection);
        });
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        connection->unread += socket->readAll();
        consume(*connection);
    }
}

void ScriptedServer::consume(Connection &connection)
{
    for (;;) {
        const qsizetype end = connection.unread.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Arrival arrival{connection.number, connection.unread.left(end), {}};
        const qsizetype length = arrival.header("Content-Length").toLongLong();
        if (connection.unread.size() < end + 4 + length)
            return;
        arrival.body = connection.unread.mid(end + 4, length);
        connection.unread.remove(0, end + 4 + length);
        arrivals.append(arrival);
        if (m_decision) {
            perform(connection.socket, m_decision(arrival));
        } else if (!m_steps.isEmpty()) {
            perform(connection.socket, m_steps.first());
            if (m_steps.size() > 1)
                m_steps.removeFirst();
        }
    }
}

void ScriptedServer::perform(QSslSocket *socket, const Step &step)
{
    const auto act = [guard = QPointer(socket), step] {
        if (!guard)
            return;
        guard->write(step.bytes);
        guard->flush();
        switch (step.then) {
        case Step::Then::KeepOpen: break;
        case Step::Then::Close: guard->disconnectFromHost(); break;
        case Step::Then::Reset: guard->abort(); break;
        }
    };
    if (step.delayMs > 0)
        QTimer::singleShot(step.delayMs, socket, act);
    else
        act();
}

} // namespace coinpay::test
