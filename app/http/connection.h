// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/limits.h"
#include "http/parser.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <memory>

namespace coinpay::http {

class Connection;

//! Answers one request, at once or later. After the peer has gone it does nothing.
class Responder
{
public:
    explicit Responder(Connection *connection);
    void answer(const Response &response) const;
    [[nodiscard]] bool isAlive() const;

private:
    QPointer<Connection> m_connection;
    quint64 m_exchange;
};

using RequestHandler = std::function<void(const Request &, const Responder &)>;
//! Makes the answer to what could not be read: bad syntax, too large, too slow.
using RefusalMaker = std::function<Response(int status)>;

//! What the connections of one server share.
struct Crowd
{
    Limits limits;
    qint64 memory = 0; //!< of requests that are under way
};

//! One connection, plain or TLS: one request at a time, keep-alive, bounded in bytes and in time.
//! Ends itself.
class Connection : public QObject
{
    Q_OBJECT
public:
    Connection(QTcpSocket *socket, RequestHandler handler, RefusalMaker refusal,
               std::shared_ptr<Crowd> crowd, QObject *parent);
    ~Connection() override;

private:
    friend class Responder;
    void readMore();
    void begin();
    void write(quint64 exchange, const Response &response);
    void refuse(int status);
    void timedOut();
    //! Past its handshake, where it has one.
    [[nodiscard]] bool isOpen() const;
    //! Tells the crowd what this one holds now; false when that is too much for all together.
    bool countMemory();

    QTcpSocket *m_socket; // a child
    RequestHandler m_handler;
    RefusalMaker m_refusal;
    std::shared_ptr<Crowd> m_crowd;
    RequestParser m_parser;
    qint64 m_counted = 0;
    QByteArray m_buffer;
    QTimer m_timer;
    quint64 m_exchange = 0;
    bool m_busy = false;
    bool m_isArriving = false; //!< a part of a request is there, and its time runs
    bool m_continued = false;
    bool m_closing = false;
    qint64 m_drained = 0;
};

} // namespace coinpay::http
