// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/http/connection.h"

#include <QDateTime>
#include <QLocale>

#include <chrono>

namespace coinpay::sandbox {

namespace {

using namespace std::chrono_literals;

// A request has this long to arrive whole, from the accepted connection or its first byte.
constexpr auto RequestTimeout = 10s;
constexpr auto IdleTimeout = 75s;
// After a refusal the rest of the request is read and dropped for a while: closing on unread bytes
// would make the peer's system throw the answer away.
constexpr auto DrainTimeout = 1s;
constexpr qint64 MaxDrained = 32 * 1024 * 1024;
constexpr qint64 ReadBuffer = 256 * 1024;

//! The head tells the length of the whole body even where less of it is sent.
QByteArray serialize(const HttpResponse &response, const QByteArray &body, bool keep)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' +
                       reasonPhrase(response.status) + "\r\n";
    for (const HttpHeader &header : response.headers)
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

void Responder::answer(const HttpResponse &response) const
{
    if (m_connection)
        m_connection->write(m_exchange, response);
}

bool Responder::isAlive() const
{
    return m_connection && m_connection->m_exchange == m_exchange && m_connection->m_busy &&
           m_connection->m_socket->state() == QAbstractSocket::ConnectedState;
}

Connection::Connection(QSslSocket *socket, RequestHandler handler, RefusalMaker refusal,
                       QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(std::move(handler))
    , m_refusal(std::move(refusal))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBuffer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::timedOut);
    connect(m_socket, &QSslSocket::readyRead, this, &Connection::readMore);
    connect(m_socket, &QSslSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this] {
        if (!m_socket->isEncrypted() || m_socket->state() != QAbstractSocket::ConnectedState)
            deleteLater();
    });
    m_timer.start(RequestTimeout);
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
    switch (m_parser.feed(m_buffer)) {
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
    if (m_timer.intervalAsDuration() != RequestTimeout || !m_timer.isActive())
        m_timer.start(RequestTimeout);
}

void Connection::begin()
{
    m_timer.stop();
    m_busy = true;
    ++m_exchange;
    m_handler(m_parser.request(), Responder(this));
}

void Connection::write(quint64 exchange, const HttpResponse &response)
{
    if (!m_busy || exchange != m_exchange)
        return;
    m_busy = false;
    if (response.fate == HttpResponse::Fate::Drop) {
        m_closing = true;
        m_socket->abort();
        return;
    }
    const bool cut = response.fate == HttpResponse::Fate::Cut;
    const bool keep = m_parser.request().keepAlive && !cut && !m_closing;
    const QByteArray body = m_parser.request().method == "HEAD" ? QByteArray()
                            : cut ? response.body.left(response.body.size() / 2)
                                  : response.body;
    m_socket->write(serialize(response, body, keep));
    m_parser.reset();
    m_continued = false;
    if (!keep) {
        m_closing = true;
        m_socket->disconnectFromHost();
        return;
    }
    m_timer.start(IdleTimeout);
    QMetaObject::invokeMethod(this, &Connection::readMore, Qt::QueuedConnection);
}

void Connection::refuse(int status)
{
    const HttpResponse response = m_refusal(status);
    m_closing = true;
    m_socket->write(serialize(response, response.body, false));
    m_timer.start(DrainTimeout);
}

void Connection::timedOut()
{
    const bool midway = m_parser.state() != RequestParser::State::Head || !m_buffer.isEmpty();
    if (m_closing && m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->disconnectFromHost();
    else if (midway && m_socket->isEncrypted())
        refuse(408);
    else
        m_socket->abort();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        deleteLater();
}

} // namespace coinpay::sandbox
