// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connection.h"

#include <QSslSocket>

#include <chrono>
#include <utility>

namespace coinpay::http {

namespace {

using namespace std::chrono_literals;

// After a refusal the rest of the request is read and dropped for a while: closing on unread bytes
// would make the peer's system throw the answer away.
constexpr auto DrainTimeout = 1s;
constexpr qint64 MaxDrained = 64 * 1024 * 1024;
constexpr qint64 ReadBuffer = 256 * 1024;

//! The head tells the length of the whole body even where less of it is sent.
QByteArray serialize(const Response &response, const QByteArray &body, bool keep)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' +
                       reasonPhrase(response.status) + "\r\n";
    for (const Header &header : response.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    if (response.status != 204)
        bytes += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    bytes += keep ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return bytes + body;
}

} // namespace

Responder::Responder(Connection *connection)
    : m_connection(connection)
    , m_exchange(connection->m_exchange)
{
}

void Responder::answer(const Response &response) const
{
    if (m_connection)
        m_connection->write(m_exchange, response);
}

bool Responder::isAlive() const
{
    return m_connection && m_connection->m_exchange == m_exchange && m_connection->m_busy &&
           m_connection->m_socket->state() == QAbstractSocket::ConnectedState;
}

Connection::Connection(QTcpSocket *socket, RequestHandler handler, RefusalMaker refusal,
                       std::shared_ptr<Crowd> crowd, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
    , m_refusal(std::move(refusal))
    , m_crowd(std::move(crowd))
    , m_parser(m_crowd->limits.body)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBuffer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::timedOut);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (!isOpen() || m_socket->state() != QAbstractSocket::ConnectedState)
            deleteLater();
    });
    m_timer.start(m_crowd->limits.request);
}

Connection::~Connection()
{
    m_crowd->memory -= m_counted;
}

bool Connection::isOpen() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket);
    return tls == nullptr || tls->isEncrypted();
}

bool Connection::countMemory()
{
    const qint64 before = std::exchange(m_counted, m_buffer.size() + m_parser.bodySize());
    m_crowd->memory += m_counted - before;
    return m_crowd->memory <= m_crowd->limits.memory;
}

void Connection::readMore()
{
    if (m_closing) {
        m_drained += m_socket->readAll().size();
        if (m_drained > MaxDrained)
            m_socket->abort();
        return;
    }
    if (m_busy) // what comes meanwhile waits in the socket's bounded buffer
        return;
    m_buffer += m_socket->readAll();
    if (m_buffer.isEmpty())
        return;
    const RequestParser::State state = m_parser.feed(m_buffer);
    if (!countMemory()) {
        refuse(503);
        return;
    }
    switch (state) {
    case RequestParser::State::Done: begin(); return;
    case RequestParser::State::Failed: refuse(m_parser.failure()); return;
    case RequestParser::State::Head: break;
    case RequestParser::State::Body:
    case RequestParser::State::Chunks:
        if (m_parser.wantsContinue() && !m_continued) {
            m_continued = true;
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        break;
    }
    if (!m_isArriving) { // counted from its first byte, however often more comes
        m_isArriving = true;
        m_timer.start(m_crowd->limits.request);
    }
}

void Connection::begin()
{
    m_timer.stop();
    m_isArriving = false;
    m_busy = true;
    ++m_exchange;
    m_handler(m_parser.request(), Responder(this));
}

void Connection::write(quint64 exchange, const Response &response)
{
    if (!m_busy || exchange != m_exchange)
        return;
    m_busy = false;
    if (response.fate == Response::Fate::Drop) {
        m_closing = true;
        m_socket->abort();
        return;
    }
    const bool cut = response.fate == Response::Fate::Cut;
    const bool keep = m_parser.request().keepAlive && !cut && !m_closing;
    const QByteArray body = m_parser.request().method == "HEAD" ? QByteArray()
                            : cut ? response.body.left(response.body.size() / 2)
                                  : response.body;
    m_socket->write(serialize(response, body, keep));
    m_parser.reset();
    m_continued = false;
    countMemory();
    if (!keep) {
        m_closing = true;
        m_socket->disconnectFromHost();
        return;
    }
    m_timer.start(m_crowd->limits.idle);
    QMetaObject::invokeMethod(this, &Connection::readMore, Qt::QueuedConnection);
}

void Connection::refuse(int status)
{
    const Response response = m_refusal(status);
    m_closing = true;
    m_buffer.clear();
    m_parser.reset();
    countMemory();
    m_socket->write(serialize(response, response.body, false));
    m_timer.start(DrainTimeout);
}

void Connection::timedOut()
{
    const bool midway = m_parser.state() != RequestParser::State::Head || !m_buffer.isEmpty();
    if (m_closing && m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->disconnectFromHost();
    else if (midway && isOpen())
        refuse(408);
    else
        m_socket->abort();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        deleteLater();
}

} // namespace coinpay::http
