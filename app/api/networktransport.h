// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"

#include <QNetworkProxy>

#include <memory>

namespace coinpay {

struct NetworkOptions
{
    QUrl baseUrl;      //!< https, a host, perhaps a port; no path but "/", no query, no user
    QByteArray caPem;  //!< trusted in place of the system's certificates; empty: the system's
    bool http2 = true; //!< offer it (ALPN); HTTP/1.1 either way
    QString userAgent; //!< empty: the program's own

    enum class Proxy {
        System, //!< what the system says for this address; never for loopback
        None,
        Fixed, //!< fixedProxy
    };
    Proxy proxy = Proxy::System;
    QNetworkProxy fixedProxy;

    qint64 connectTimeoutMs = 10'000;       //!< name, connection and TLS together
    qint64 maxBodyBytes = 16 * 1024 * 1024; //!< larger answers are refused while they arrive
};

//! Transport over QNetworkAccessManager: TLS 1.2 or newer, certificate errors never ignored.
//! Belongs to the thread that made it, which needs an event loop; not the UI's, since a system may
//! take its time to name a proxy.
class NetworkTransport final : public Transport
{
public:
    //! InvalidInput for a URL or a CA that cannot be used, with a sentence that says why.
    [[nodiscard]] static Result<std::unique_ptr<NetworkTransport>>
    create(const NetworkOptions &options, const Clock &clock);
    //! Ends what is in flight: those futures say Canceled.
    ~NetworkTransport() override;

    [[nodiscard]] QFuture<Result<HttpAnswer>> send(const HttpRequest &request) override;

private:
    class Private;
    explicit NetworkTransport(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace coinpay
