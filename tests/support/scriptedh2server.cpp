// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedh2server.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <memory>

namespace coinpay::test {

namespace {

// RFC 9113, section 6.
constexpr char FrameData = 0;
constexpr char FrameHeaders = 1;
constexpr char FrameRstStream = 3;
constexpr char FrameSettings = 4;
constexpr char FrameGoAway = 7;
constexpr char FlagAck = 1;
constexpr char FlagEndStream = 1;
constexpr qsizetype FrameHeaderSize = 9;
constexpr char PrefaceBytes[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

QByteArray frame(char type, char flags, const QByteArray &stream, const QByteArray &payload)
{
    QByteArray bytes;
    bytes += '\0';
    bytes += static_cast<char>(payload.size() >> 8);
    bytes += static_cast<char>(payload.size());
    bytes += type;
    bytes += flags;
    return bytes + stream + payload;
}

QByteArray number32(char value)
{
    return QByteArray(3, '\0') + value;
}

} // namespace

struct ScriptedH2Server::Connection
{
    QSslSocket *socket;
    QByteArray unread;
    bool greeted = false;
};

ScriptedH2Server::ScriptedH2Server(const TestCertificate &certificate, Fault fault)
    : m_fault(fault)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromData(certificate.certificatePem));
    tls.setPrivateKey(QSslKey(certificate.keyPem, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setAllowedNextProtocols({QSslConfiguration::ALPNProtocolHTTP2});
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &ScriptedH2Server::accept);
    m_server.listen(QHostAddress::LocalHost);
}

ScriptedH2Server::~ScriptedH2Server() = default;

QUrl ScriptedH2Server::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
}

void ScriptedH2Server::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        ++connections;
        auto connection = std::make_shared<Connection>(Connection{socket, {}});
        const auto drain = [this, connection] {
            connection->unread += connection->socket->readAll();
            consume(*connection);
        };
        connect(socket, &QIODevice::readyRead, this, drain);
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(frame(FrameSettings, 0, number32(0), {}));
        drain();
    }
}

void ScriptedH2Server::consume(Connection &connection)
{
    const QByteArray preface(PrefaceBytes);
    if (!connection.greeted) {
        if (connection.unread.size() < preface.size())
            return;
        connection.unread.remove(0, preface.size());
        connection.greeted = true;
    }
    const auto byteAt = [&](qsizetype i) {
        return static_cast<qsizetype>(static_cast<uchar>(connection.unread[i]));
    };
    while (connection.unread.size() >= FrameHeaderSize) {
        const qsizetype size = byteAt(0) << 16 | byteAt(1) << 8 | byteAt(2);
        if (connection.unread.size() < FrameHeaderSize + size)
            return;
        const char type = connection.unread[3];
        const char flags = connection.unread[4];
        const QByteArray stream = connection.unread.mid(5, 4);
        connection.unread.remove(0, FrameHeaderSize + size);
        if (type == FrameSettings && !(flags & FlagAck))
            connection.socket->write(frame(FrameSettings, FlagAck, number32(0), {}));
        if (type == FrameData)
            bodyBytes += static_cast<int>(size);
        if ((type == FrameData || type == FrameHeaders) && (flags & FlagEndStream)) {
            ++requests;
            misbehave(connection, stream);
        }
    }
}

void ScriptedH2Server::misbehave(Connection &connection, const QByteArray &stream)
{
    constexpr char RefusedStream = 7;
    constexpr char InternalError = 2;
    switch (m_fault) {
    case Fault::Close: connection.socket->disconnectFromHost(); break;
    case Fault::Reset: connection.socket->abort(); break;
    case Fault::GoAway:
        connection.socket->write(frame(FrameGoAway, 0, number32(0), number32(0) + number32(0)));
        connection.socket->disconnectFromHost();
        break;
    case Fault::RefuseStream:
        connection.socket->write(frame(FrameRstStream, 0, stream, number32(RefusedStream)));
        break;
    case Fault::InternalError:
        connection.socket->write(frame(FrameRstStream, 0, stream, number32(InternalError)));
        break;
    }
}

} // namespace coinpay::test
