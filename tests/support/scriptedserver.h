// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QObject>
#include <QSslServer>
#include <QUrl>

#include <functional>

namespace coinpay::test {

//! One request as it arrived, byte for byte.
struct Arrival
{
    int connection = 0; //!< counts from 1
    QByteArray head;    //!< request line and headers, without the empty line
    QByteArray body;

    [[nodiscard]] QByteArray method() const { return head.left(head.indexOf(' ')); }

    [[nodiscard]] QByteArray target() const;
    //! Empty when absent; names compared without case.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

//! What the server does about one request.
struct Step
{
    QByteArray bytes; //!< written as they are
    enum class Then { KeepOpen, Close, Reset } then = Then::KeepOpen;
    int delayMs = 0;

    //! A whole HTTP/1.1 answer; `headers` are further lines, each ending in CRLF.
    [[nodiscard]] static Step answer(int status, const QByteArray &body,
                                     const QByteArray &headers = {},
                                     const QByteArray &type = "application/json");
    [[nodiscard]] static Step silence() { return {}; }

    [[nodiscard]] static Step close() { return {{}, Then::Close, 0}; }

    [[nodiscard]] static Step reset() { return {{}, Then::Reset, 0}; }
};

//! An HTTPS server for one test: answers raw bytes by a script, in the order requests arrive, and
//! records what came. Lives on the test's thread.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedServer(const TestCertificate &certificate);
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    //! One step a request; when they run out, the last is repeated.
    void script(QList<Step> steps);
    //! In place of a script: decides with the request in hand.
    void decide(std::function<Step(const Arrival &)> decision);

    QList<Arrival> arrivals;
    int connections = 0; //!< that finished their handshake

private:
    struct Connection;
    void accept();
    void consume(Connection &connection);
    void perform(QSslSocket *socket, const Step &step);

    QSslServer m_server;
    QList<Step> m_steps;
    std::function<Step(const Arrival &)> m_decision;
};

} // namespace coinpay::test
