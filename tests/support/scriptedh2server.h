// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QObject>
#include <QSslServer>
#include <QUrl>

namespace coinpay::test {

//! Just enough of an HTTP/2 server (RFC 9113 frames over TLS with ALPN) to count the requests that
//! come whole and to treat each of them badly. It never answers one.
class ScriptedH2Server : public QObject
{
    Q_OBJECT

public:
    enum class Fault {
        Close,         //!< ends the connection
        Reset,         //!< ends it with a TCP reset
        GoAway,        //!< GOAWAY that says nothing was processed, then ends it
        RefuseStream,  //!< RST_STREAM with REFUSED_STREAM
        InternalError, //!< RST_STREAM with INTERNAL_ERROR
    };

    ScriptedH2Server(const TestCertificate &certificate, Fault fault);
    ~ScriptedH2Server() override;

    [[nodiscard]] QUrl url() const;

    int requests = 0;    //!< that came whole
    int connections = 0; //!< that finished their handshake
    int bodyBytes = 0;   //!< in DATA frames, over all requests

private:
    struct Connection;
    void accept();
    void consume(Connection &connection);
    void misbehave(Connection &connection, const QByteArray &stream);

    QSslServer m_server;
    Fault m_fault;
};

} // namespace coinpay::test
