// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>
#include <memory>

namespace coinpay::test {

//! A peer that writes what no client library would, and keeps all that comes back.
class RawPeer
{
public:
    explicit RawPeer(quint16 port)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        m_socket.waitForConnected(10'000);
    }

    void write(const QByteArray &bytes) { m_socket.write(bytes); }

    //! Turns the event loop until there is an answer's first line, or the end.
    QByteArray answer()
    {
        (void)QTest::qWaitFor([this] { return take().contains("\r\n") || isClosed(); }, 30'000);
        return take();
    }

    //! Whether the other side has ended it, in time.
    bool waitForEnd()
    {
        return QTest::qWaitFor(
            [this] {
                take();
                return isClosed();
            },
            30'000);
    }

    int status()
    {
        const QByteArray line = answer();
        return line.startsWith("HTTP/1.1 ") ? line.mid(9, 3).toInt() : 0;
    }

    const QByteArray &take() { return m_answer += m_socket.readAll(); }

    void forget() { m_answer.clear(); }

    [[nodiscard]] bool isClosed() const
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_answer;
};

//! A whole request as a sender writes it.
[[nodiscard]] inline QByteArray postOf(const QByteArray &headerLines, const QByteArray &body)
{
    return "POST /hook HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headerLines +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

//! A plain HTTP server of one test's: each request, whole, to `decide`, which answers the very
//! bytes to write; the connection is closed after them. An empty answer leaves it open, silent.
class RawServer : public QTcpServer
{
public:
    RawServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
                connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                    m_buffers.remove(socket);
                    socket->deleteLater();
                });
            }
        });
    }

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/hook")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
    }

    [[nodiscard]] static QByteArray answer(int status, const QByteArray &body = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) +
               " X\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    //! `head`: with its lines; `body`: by its Content-Length.
    std::function<QByteArray(const QByteArray &head, const QByteArray &body)> decide =
        [](const QByteArray &, const QByteArray &) { return answer(200); };
    QList<QByteArray> heads;
    QList<QByteArray> bodies;
    int connections = 0;

private:
    void take(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = buffer.left(end + 2);
        const qsizetype at = head.toLower().indexOf("\r\ncontent-length: ");
        const qsizetype from = at + 18;
        const qsizetype length =
            at < 0 ? 0 : head.mid(from, head.indexOf('\r', from) - from).toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        heads += head;
        bodies += buffer.mid(end + 4, length);
        buffer.clear();
        const QByteArray reply = decide(heads.last(), bodies.last());
        if (reply.isEmpty())
            return;
        socket->write(reply);
        socket->disconnectFromHost();
    }

    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace coinpay::test
