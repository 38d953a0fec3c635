// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http/parser.h"

#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>

#include <functional>
#include <memory>

namespace coinpay::sandbox {

class Connection;

//! Answers one request, at once or later. After the peer has gone it does nothing.
class Responder
{
public:
    explicit Responder(Connection *connection);
    void answer(const HttpResponse &response) const;
    [[nodiscard]] bool isAlive() const;

private:
    QPointer<Connection> m_connection;
    quint64 m_exchange;
};

using RequestHandler = std::function<void(const HttpRequest &, const Responder &)>;
//! Makes the answer to what could not be read: bad syntax, too large, too slow.
using RefusalMaker = std::function<HttpResponse(int status)>;

//! One TLS connection: one request at a time, keep-alive, bounded in bytes and in time. Ends
//! itself.
class Connection : public QObject
{
    Q_OBJECT
public:
    Connection(QSslSocket *socket, RequestHandler handler, RefusalMaker refusal, QObject *parent);

private:
    friend class Responder;
    void readMore();
    void begin();
    void write(quint64 exchange, const HttpResponse &response);
    void refuse(int status);
    void timedOut();

    QSslSocket *m_socket; // a child
    RequestHandler m_handler;
    RefusalMaker m_refusal;
    RequestParser m_parser;
    QByteArray m_buffer;
    QTimer m_timer;
    quint64 m_exchange = 0;
    bool m_busy = false;
    bool m_continued = false;
    bool m_closing = false;
    qint64 m_drained = 0;
};

} // namespace coinpay::sandbox
