// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/networktransport.h"

#include "api/networkattempt.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QSslCertificate>

namespace coinpay {

namespace {

// QNetworkAccessManager opens this many connections to a host and then queues without telling;
// waiting here instead keeps the time an attempt may take from starting before it can.
constexpr qsizetype MaxInFlight = 6;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Transport)
};

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

//! The system is asked for each request, on the transport's thread.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

Done checkBase(const QUrl &url)
{
    if (url.scheme() != QLatin1String("https")) {
        return fail(ErrorKind::InvalidInput,
                    Words::tr("The server's address must begin with https://: without it, "
                              "anybody on the way could read and change what is sent."));
    }
    const bool bare = (url.path().isEmpty() || url.path() == QLatin1String("/")) &&
                      !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    if (!url.isValid() || url.host().isEmpty() || !bare) {
        return fail(ErrorKind::InvalidInput,
                    Words::tr("The server's address is https://, a name and perhaps a port, "
                              "nothing more."));
    }
    return {};
}

Result<QSslConfiguration> tlsConfiguration(const QByteArray &caPem)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!caPem.isEmpty()) {
        const QList<QSslCertificate> pinned = QSslCertificate::fromData(caPem, QSsl::Pem);
        if (pinned.isEmpty()) {
            return fail(ErrorKind::InvalidInput,
                        Words::tr("The CA certificate of this profile is not a PEM certificate."));
        }
        tls.setCaCertificates(pinned);
    }
    return tls;
}

bool survivesUrlParsing(const QByteArray &target)
{
    if (!target.startsWith('/') || target.startsWith("//") || target.contains('#'))
        return false;
    const QUrl url = QUrl::fromEncoded("https://host" + target, QUrl::StrictMode);
    QByteArray sent = url.path(QUrl::FullyEncoded).toLatin1();
    if (url.hasQuery())
        sent += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return url.isValid() && sent == target;
}

} // namespace

class NetworkTransport::Private : public QObject
{
public:
    Private(const NetworkOptions &options, const QSslConfiguration &tls, const Clock &clock)
        : wire(options, tls, clock)
    {
        if (wire.options.userAgent.isEmpty())
            wire.options.userAgent = QStringLiteral("CoinPay-Desk");
        wire.manager.setCookieJar(nullptr);
        wire.manager.setAutoDeleteReplies(false);
        switch (options.proxy) {
        case NetworkOptions::Proxy::System: wire.manager.setProxyFactory(new SystemProxies); break;
        case NetworkOptions::Proxy::None: wire.manager.setProxy(QNetworkProxy::NoProxy); break;
        case NetworkOptions::Proxy::Fixed: wire.manager.setProxy(options.fixedProxy); break;
        }
    }

    ~Private() override
    {
        const QList<api::NetworkAttempt *> open = running + waiting;
        for (api::NetworkAttempt *attempt : open) {
            attempt->disconnect(this);
            attempt->end(api::attemptCanceled());
            delete attempt;
        }
    }

    void enqueue(api::NetworkAttempt *attempt)
    {
        connect(attempt, &api::NetworkAttempt::ended, this, [this, attempt] {
            running.removeOne(attempt);
            waiting.removeOne(attempt);
            startNext();
        });
        const auto firstRead = std::ranges::find_if(
            waiting, [](const api::NetworkAttempt *other) { return !other->isWrite(); });
        waiting.insert(attempt->isWrite() ? firstRead : waiting.end(), attempt);
        startNext();
    }

    void startNext()
    {
        while (!waiting.isEmpty() && running.size() < MaxInFlight) {
            api::NetworkAttempt *attempt = waiting.takeFirst();
            running.append(attempt);
            attempt->start();
        }
    }

    api::Wire wire;
    QList<api::NetworkAttempt *> running;
    QList<api::NetworkAttempt *> waiting;
};

Result<std::unique_ptr<NetworkTransport>> NetworkTransport::create(const NetworkOptions &options,
                                                                   const Clock &clock)
{
    if (const Done usable = checkBase(options.baseUrl); !usable)
        return fail(usable.error());
    Result<QSslConfiguration> tls = tlsConfiguration(options.caPem);
    if (!tls)
        return fail(tls.error());
    auto d = std::make_unique<Private>(options, *tls, clock);
    return std::unique_ptr<NetworkTransport>(new NetworkTransport(std::move(d)));
}

NetworkTransport::NetworkTransport(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

NetworkTransport::~NetworkTransport() = default;

QFuture<Result<HttpAnswer>> NetworkTransport::send(const HttpRequest &request)
{
    if (!survivesUrlParsing(request.target)) {
        // It would be signed as one thing and sent as another.
        return api::answered<HttpAnswer>(
            fail(ErrorKind::InvalidInput, Words::tr("This address cannot be asked for.")));
    }
    auto *attempt = new api::NetworkAttempt(d->wire, request);
    QFuture<Result<HttpAnswer>> future = attempt->future();
    d->enqueue(attempt);
    return future;
}

} // namespace coinpay
