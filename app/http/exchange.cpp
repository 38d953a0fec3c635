// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/exchange.h"

#include "core/text.h"
#include "http/parser.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QTimer>

#include <utility>

namespace coinpay::http {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpExchange)
};

//! Of one connection, not of the message (RFC 9110, section 7.6.1), or written by this side.
bool isOurs(const QByteArray &name)
{
    static const QList<QByteArray> ours{"host",       "content-length", "transfer-encoding",
                                        "connection", "keep-alive",     "proxy-connection",
                                        "te",         "trailer",        "upgrade",
                                        "expect"};
    return ours.contains(name.toLower());
}

QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

QByteArray targetOf(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    return (path.isEmpty() ? QByteArray("/") : path) +
           (query.isEmpty() ? QByteArray() : '?' + query);
}

QByteArray headOf(const QUrl &url, const Request &request)
{
    QByteArray head = request.method + ' ' + targetOf(url) + " HTTP/1.1\r\n";
    head += "Host: " + hostOf(url) + "\r\n";
    for (const Header &header : request.headers) {
        if (!isOurs(header.name))
            head += header.name + ": " + header.value + "\r\n";
    }
    return head + "Content-Length: " + QByteArray::number(request.body.size()) +
           "\r\nConnection: close\r\n\r\n";
}

ErrorKind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError: return ErrorKind::Dns;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError: return ErrorKind::Tls;
    case QAbstractSocket::RemoteHostClosedError: return ErrorKind::Dropped;
    default: return ErrorKind::Connect;
    }
}

//! Ends itself.
class Exchange : public QObject
{
public:
    Exchange(QUrl url, const Request &request, std::chrono::milliseconds timeout, QObject *context,
             std::function<void(const Outcome &)> done)
        : QObject(context)
        , m_url(std::move(url))
        , m_head(headOf(m_url, request))
        , m_body(request.body)
        , m_done(std::move(done))
        , m_parser(MaxAnswerBody)
    {
        m_elapsed.start();
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.setReadBufferSize(MaxAnswerBody);
        connect(&m_socket, &QSslSocket::readyRead, this, &Exchange::readMore);
        connect(&m_socket, &QSslSocket::errorOccurred, this, &Exchange::failed);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            end(ErrorKind::Timeout, Text::tr("No whole answer came within %n second(s).", nullptr,
                                             static_cast<int>(m_timer.interval() / MsPerSecond)));
        });
        m_timer.start(timeout);
        begin();
    }

private:
    static constexpr int MsPerSecond = 1000;

    void begin();
    void send();
    void readMore();
    void failed(QAbstractSocket::SocketError error);
    void end(ErrorKind kind, const QString &sentence);
    void finish();

    QUrl m_url;
    QByteArray m_head;
    QByteArray m_body;
    std::function<void(const Outcome &)> m_done;
    ResponseParser m_parser;
    QSslSocket m_socket;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    QByteArray m_buffer;
    Outcome m_outcome;
    bool m_isOver = false;
};

void Exchange::begin()
{
    constexpr quint16 HttpPort = 80;
    constexpr quint16 HttpsPort = 443;
    if (m_url.scheme() == QLatin1String("https")) {
        connect(&m_socket, &QSslSocket::encrypted, this, &Exchange::send);
        m_socket.connectToHostEncrypted(m_url.host(), static_cast<quint16>(m_url.port(HttpsPort)));
        return;
    }
    connect(&m_socket, &QSslSocket::connected, this, &Exchange::send);
    m_socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port(HttpPort)));
}

void Exchange::send()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.write(m_head);
    m_socket.write(m_body);
}

void Exchange::readMore()
{
    if (m_isOver)
        return;
    m_buffer += m_socket.readAll();
    switch (m_parser.feed(m_buffer)) {
    case MessageParser::State::Done: finish(); return;
    case MessageParser::State::Failed:
        if (m_parser.failure() == 413) // long: what there is of it does
            finish();
        else
            end(ErrorKind::Protocol, Text::tr("What came back is not an answer of HTTP."));
        return;
    case MessageParser::State::Head:
    case MessageParser::State::Body:
    case MessageParser::State::Chunks: return;
    }
}

void Exchange::failed(QAbstractSocket::SocketError error)
{
    if (m_isOver)
        return;
    readMore(); // what came before the end
    if (m_isOver)
        return;
    const bool closed = error == QAbstractSocket::RemoteHostClosedError;
    if (closed && m_parser.endsWithConnection()) {
        finish();
        return;
    }
    const ErrorKind kind = kindOf(error);
    end(kind, closed ? Text::tr("The connection was closed before a whole answer.")
                     : displayText(m_socket.errorString()));
}

void Exchange::end(ErrorKind kind, const QString &sentence)
{
    m_outcome.error = Error{kind, sentence, {}, {}, 0, {}, {}};
    finish();
}

void Exchange::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    m_timer.stop();
    m_outcome.response = m_parser.response();
    m_outcome.durationMs = m_elapsed.elapsed();
    m_socket.abort();
    deleteLater();
    m_done(m_outcome);
}

} // namespace

void exchange(const QUrl &url, const Request &request, std::chrono::milliseconds timeout,
              QObject *context, std::function<void(const Outcome &)> done)
{
    new Exchange(url, request, timeout, context, std::move(done));
}

Result<QUrl> parseTargetUrl(const QString &typed)
{
    QString text = typed.trimmed();
    if (!text.contains(QLatin1String("://")) && !text.isEmpty())
        text.prepend(QLatin1String("http://"));
    QUrl url(text, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isWeb || url.host().isEmpty()) {
        return fail(ErrorKind::InvalidInput,
                    Text::tr("\"%1\" is not an address of HTTP. Write it like "
                             "http://127.0.0.1:8080/webhooks.",
                             "%1 what was typed")
                        .arg(displayText(typed, 100)));
    }
    if (!url.userInfo().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    Text::tr("Leave the user name and password out of the address: it is kept and "
                             "shown."));
    return url;
}

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace coinpay::http
