// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/networkfaults.h"

#include "core/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace coinpay::api {

namespace {

constexpr qint64 MsPerSecond = 1000;
constexpr qint64 BytesPerMebibyte = 1024 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Transport)
};

int seconds(qint64 ms)
{
    return static_cast<int>(ms / MsPerSecond);
}

Error fault(ErrorKind kind, const QString &message)
{
    return Error{kind, message, {}, {}, 0, {}, {}};
}

QString sentenceOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::HostNameMismatch:
        return Words::tr("The certificate of %1 was made out for another name. Check the server's "
                         "address; if it is right, somebody may be in between.",
                         "%1 a host name");
    case QSslError::CertificateExpired:
        return Words::tr(
            "The certificate of %1 has expired. Whoever runs the server must renew it; "
            "check too that this computer's date is right.",
            "%1 a host name");
    case QSslError::CertificateNotYetValid:
        return Words::tr(
            "The certificate of %1 is not valid yet. Check that this computer's date is "
            "right.",
            "%1 a host name");
    case QSslError::SelfSignedCertificate:
        return Words::tr(
            "The certificate of %1 vouches only for itself (self-signed). If the server is "
            "your own, add its certificate to the profile.",
            "%1 a host name");
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return Words::tr("The certificate of %1 has been revoked: do not trust it.",
                         "%1 a host name");
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Words::tr(
            "The certificate of %1 was issued by an authority that is not trusted here. If "
            "the server is your own, add its CA certificate to the profile.",
            "%1 a host name");
    default: return {};
    }
}

Error tlsFault(const QString &detail, const QList<QSslError> &errors, const QString &host)
{
    if (!errors.isEmpty())
        return fault(ErrorKind::Tls, certificateFault(errors, host));
    return fault(
        ErrorKind::Tls,
        Words::tr("No secure connection to %1 could be made: %2. Check that the address and "
                  "port are those of an HTTPS server with TLS 1.2 or newer.",
                  "%1 a host name, %2 what the TLS library says")
            .arg(host, displayText(detail)));
}

Error lostFault(const Progress &progress)
{
    if (progress.mayHaveActed) {
        return fault(ErrorKind::Dropped,
                     Words::tr("The connection to %1 ended before the whole answer was here.",
                               "%1 a host name")
                         .arg(progress.host));
    }
    if (progress.connected) {
        return fault(
            ErrorKind::Connect,
            Words::tr("The connection to %1 ended before anything was sent.", "%1 a host name")
                .arg(progress.host));
    }
    return fault(ErrorKind::Connect,
                 Words::tr("%1 closed the connection before it was ready. Try again; if it goes "
                           "on, check the address and port.",
                           "%1 a host name")
                     .arg(progress.host));
}

Error unreachableFault(const QString &detail, const Progress &progress)
{
    return fault(ErrorKind::Connect,
                 Words::tr("%1 cannot be reached (%2). Check this computer's network.",
                           "%1 a host name, %2 what the system says")
                     .arg(progress.host, displayText(detail)));
}

Error proxyFault(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return fault(ErrorKind::Proxy,
                     Words::tr("The proxy wants a user name and a password. Set them "
                               "in the system's proxy settings."));
    case QNetworkReply::ProxyNotFoundError:
        return fault(ErrorKind::Proxy,
                     Words::tr("The proxy's name cannot be found. Check the system's "
                               "proxy settings."));
    default:
        return fault(ErrorKind::Proxy,
                     Words::tr("The proxy did not let the connection through. Check "
                               "the system's proxy settings."));
    }
}

bool isProtocolFault(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ProtocolUnknownError ||
           error == QNetworkReply::ProtocolInvalidOperationError ||
           error == QNetworkReply::ProtocolFailure;
}

} // namespace

QString certificateFault(const QList<QSslError> &errors, const QString &host)
{
    // The gravest first: a wrong name with a stale date is above all a wrong name.
    static constexpr std::array order{
        QSslError::CertificateRevoked,
        QSslError::CertificateBlacklisted,
        QSslError::HostNameMismatch,
        QSslError::SelfSignedCertificate,
        QSslError::SelfSignedCertificateInChain,
        QSslError::UnableToGetLocalIssuerCertificate,
        QSslError::UnableToGetIssuerCertificate,
        QSslError::CertificateUntrusted,
        QSslError::CertificateExpired,
        QSslError::CertificateNotYetValid,
        QSslError::UnableToVerifyFirstCertificate,
    };
    for (const QSslError::SslError known : order) {
        if (std::ranges::any_of(errors, [known](const auto &e) { return e.error() == known; }))
            return sentenceOf(known).arg(host);
    }
    return Words::tr("The certificate of %1 cannot be trusted: %2.",
                     "%1 a host name, %2 what the TLS library says")
        .arg(host, errors.isEmpty() ? QString() : displayText(errors.first().errorString()));
}

Error networkFault(QNetworkReply::NetworkError error, const QString &detail,
                   const QList<QSslError> &tlsErrors, const Progress &progress)
{
    // Qt may try to connect anew after the request has left, and then speaks of the second failure.
    if (progress.mayHaveActed && !isProtocolFault(error))
        return lostFault(progress);
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return fault(
            ErrorKind::Dns,
            Words::tr("The name %1 cannot be found. Check its spelling and this computer's "
                      "network.",
                      "%1 a host name")
                .arg(progress.host));
    case QNetworkReply::ConnectionRefusedError:
        return fault(
            ErrorKind::Connect,
            Words::tr("%1 refuses the connection: nothing answers at this address and port.",
                      "%1 a host name")
                .arg(progress.host));
    case QNetworkReply::SslHandshakeFailedError: return tlsFault(detail, tlsErrors, progress.host);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: return lostFault(progress);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError: return proxyFault(error);
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return fault(ErrorKind::Protocol,
                     Words::tr("%1 does not speak HTTP as it should (%2).",
                               "%1 a host name, %2 what the network library says")
                         .arg(progress.host, displayText(detail)));
    default: // Qt has no word for a proxy that says no
        return progress.proxied ? proxyFault(error) : unreachableFault(detail, progress);
    }
}

Error connectTimeout(const Progress &progress, qint64 timeoutMs)
{
    return fault(ErrorKind::Connect, Words::tr("%1 could not be reached within %n second(s).",
                                               "%1 a host name", seconds(timeoutMs))
                                         .arg(progress.host));
}

Error answerTimeout(const Progress &progress, qint64 timeoutMs)
{
    return fault(
        progress.mayHaveActed ? ErrorKind::Timeout : ErrorKind::Connect,
        Words::tr("%1 did not answer within %n second(s).", "%1 a host name", seconds(timeoutMs))
            .arg(progress.host));
}

Error answerTooLarge(const Progress &progress, qint64 limit)
{
    return fault(ErrorKind::Protocol,
                 Words::tr("The answer of %1 is larger than %2 MiB and was not read.",
                           "%1 a host name, %2 a number")
                     .arg(progress.host)
                     .arg(limit / BytesPerMebibyte));
}

Error answerCutShort(const Progress &progress)
{
    return fault(ErrorKind::Dropped,
                 Words::tr("The answer of %1 was cut short.", "%1 a host name").arg(progress.host));
}

Error answerEncoded(const Progress &progress, const QByteArray &encoding)
{
    return fault(ErrorKind::Protocol,
                 Words::tr("%1 sent a compressed answer (%2) that nobody asked for.",
                           "%1 a host name, %2 an encoding such as gzip")
                     .arg(progress.host, displayText(QString::fromLatin1(encoding), 40)));
}

Error attemptCanceled()
{
    return fault(ErrorKind::Canceled, Words::tr("The call was canceled."));
}

} // namespace coinpay::api
