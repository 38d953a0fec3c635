// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/networkattempt.h"

#include "api/attemptstopwatch.h"
#include "api/uploaddevice.h"

#include <QNetworkProxyFactory>
#include <QNetworkReply>

namespace coinpay::api {

namespace {

// Enough for a page; keeps what an answer can pile up before it is refused small.
constexpr qint64 ReadBufferBytes = 1024 * 1024;

bool isHttpAnswer(QNetworkReply::NetworkError error, int status)
{
    using N = QNetworkReply;
    if (status < 100)
        return false;
    if (error == N::ContentReSendError) // Qt would repeat a write for these, were it not held back
        return status == 307 || status == 308;
    // Qt turns statuses of 400 and more into errors of these ranges.
    const bool content = error >= N::ContentAccessDenied && error <= N::UnknownContentError;
    const bool server = error >= N::InternalServerError && error <= N::UnknownServerError;
    const bool odd = error == N::ProtocolInvalidOperationError && status >= 400;
    return error == N::NoError || content || server || odd;
}

QByteArray tlsName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2: return "TLSv1.2";
    case QSsl::TlsV1_3: return "TLSv1.3";
    default: return {};
    }
}

} // namespace

NetworkAttempt::NetworkAttempt(Wire &wire, HttpRequest request)
    : m_wire(wire)
    , m_request(std::move(request))
{
    m_pending.whenCanceled(this, [this] { end(attemptCanceled()); });
}

NetworkAttempt::~NetworkAttempt()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void NetworkAttempt::start()
{
    m_startedAt = m_wire.clock.monotonicMs();
    m_stopwatch = std::make_unique<AttemptStopwatch>(m_wire.clock, m_request.timing,
                                                     m_wire.options.baseUrl.host());
    const QNetworkRequest request = networkRequest();
    for (auto [timer, ms] : {std::pair{&m_connectTimer, m_wire.options.connectTimeoutMs},
                             std::pair{&m_silenceTimer, m_request.silenceTimeoutMs},
                             std::pair{&m_totalTimer, m_request.totalTimeoutMs}}) {
        timer->setSingleShot(true);
        timer->setInterval(static_cast<int>(ms));
    }
    connect(&m_connectTimer, &QTimer::timeout, this,
            [this] { end(connectTimeout(progress(), m_wire.options.connectTimeoutMs)); });
    connect(&m_silenceTimer, &QTimer::timeout, this,
            [this] { end(answerTimeout(progress(), m_request.silenceTimeoutMs)); });
    connect(&m_totalTimer, &QTimer::timeout, this,
            [this] { end(answerTimeout(progress(), m_request.totalTimeoutMs)); });
    m_connectTimer.start();
    m_totalTimer.start();
    send(request);
    watch();
}

QNetworkRequest NetworkAttempt::networkRequest() const
{
    const QByteArray origin = m_wire.options.baseUrl.toEncoded(
        QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    QNetworkRequest request(QUrl::fromEncoded(origin + m_request.target, QUrl::StrictMode));
    request.setSslConfiguration(m_wire.tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, m_wire.options.http2);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // Naming an encoding ourselves also keeps Qt from unpacking an answer behind our back.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", m_wire.options.userAgent.toLatin1());
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    return request;
}

void NetworkAttempt::send(const QNetworkRequest &request)
{
    if (!isWrite()) {
        m_reply = m_wire.manager.get(request);
        return;
    }
    m_upload = new UploadDevice(m_request.body, this);
    QNetworkRequest write = request;
    // With its length named, Qt streams the body; without, it would keep a copy it can repeat.
    write.setRawHeader("Content-Length", QByteArray::number(m_request.body.size()));
    if (!write.hasRawHeader("Content-Type"))
        write.setRawHeader("Content-Type", "application/json");
    if (m_request.method == "POST")
        m_reply = m_wire.manager.post(write, m_upload);
    else
        m_reply = m_wire.manager.sendCustomRequest(write, m_request.method, m_upload);
}

void NetworkAttempt::watch()
{
    m_reply->setReadBufferSize(ReadBufferBytes);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { m_stopwatch->connecting(); });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] {
        m_stopwatch->encrypted();
        connected();
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_stopwatch->sent();
        m_sent = true;
        connected();
        progressed();
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, &NetworkAttempt::progressed);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkAttempt::headersCame);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkAttempt::read);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors += errors; });
    connect(m_reply, &QNetworkReply::finished, this, &NetworkAttempt::finished);
    if (m_reply->isFinished()) // refused before it began, perhaps
        QMetaObject::invokeMethod(this, &NetworkAttempt::finished, Qt::QueuedConnection);
}

void NetworkAttempt::connected()
{
    if (m_connected)
        return;
    m_connected = true;
    m_connectTimer.stop();
    m_silenceTimer.start();
}

void NetworkAttempt::progressed()
{
    if (m_connected)
        m_silenceTimer.start();
}

void NetworkAttempt::headersCame()
{
    m_stopwatch->answerBegan();
    m_sent = true;
    connected();
    progressed();
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > m_wire.options.maxBodyBytes)
        end(answerTooLarge(progress(), m_wire.options.maxBodyBytes));
}

void NetworkAttempt::read()
{
    progressed();
    m_body += m_reply->readAll();
    if (m_body.size() > m_wire.options.maxBodyBytes)
        end(answerTooLarge(progress(), m_wire.options.maxBodyBytes));
}

void NetworkAttempt::finished()
{
    if (m_settled)
        return;
    m_body += m_reply->readAll();
    m_stopwatch->answerEnded();
    settle(outcome());
}

Progress NetworkAttempt::progress() const
{
    // A body of which nothing was read has not left. Of a write without one Qt does not say.
    const bool bare = !m_upload || m_request.body.isEmpty();
    const bool mayHaveLeft = bare ? isWrite() || m_connected : m_upload->wasTouched();
    return {m_wire.options.baseUrl.host(), m_connected, isProxied(), m_sent || mayHaveLeft};
}

bool NetworkAttempt::isProxied() const
{
    QNetworkProxyFactory *factory = m_wire.manager.proxyFactory();
    const QNetworkProxy proxy =
        factory ? factory->queryProxy(QNetworkProxyQuery(m_wire.options.baseUrl)).value(0)
                : m_wire.manager.proxy();
    return proxy.type() != QNetworkProxy::NoProxy;
}

Result<HttpAnswer> NetworkAttempt::outcome() const
{
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!isHttpAnswer(m_reply->error(), answer.status)) {
        return fail(
            networkFault(m_reply->error(), m_reply->errorString(), m_tlsErrors, progress()));
    }
    if (m_body.size() > m_wire.options.maxBodyBytes)
        return fail(answerTooLarge(progress(), m_wire.options.maxBodyBytes));
    answer.headers = m_reply->rawHeaderPairs();
    const QByteArray encoding = headerValue(answer.headers, "Content-Encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return fail(answerEncoded(progress(), encoding));
    const QByteArray length = headerValue(answer.headers, "Content-Length");
    if (!length.isEmpty() && length.toLongLong() > m_body.size())
        return fail(answerCutShort(progress()));
    answer.body = m_body;
    const bool http2 = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    answer.httpVersion = http2 ? "2" : "1.1";
    answer.tlsVersion = tlsName(m_reply->sslConfiguration().sessionProtocol());
    answer.bytesSent = m_request.body.size();
    answer.bytesReceived = m_body.size();
    answer.durationMs = m_wire.clock.monotonicMs() - m_startedAt;
    answer.receivedAt = m_wire.clock.now();
    return answer;
}

void NetworkAttempt::end(Error error)
{
    settle(fail(std::move(error)));
}

void NetworkAttempt::settle(Result<HttpAnswer> result)
{
    if (m_settled)
        return;
    m_settled = true;
    m_connectTimer.stop();
    m_silenceTimer.stop();
    m_totalTimer.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        if (!m_reply->isFinished())
            m_reply->abort();
    }
    m_pending.answer(std::move(result));
    deleteLater();
    Q_EMIT ended();
}

} // namespace coinpay::api
