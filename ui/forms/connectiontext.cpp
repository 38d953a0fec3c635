// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/connectiontext.h"

#include "core/text.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

ConnectionExplanation plain(const char16_t *icon, const QString &title, const QString &advice,
                            bool passing = false)
{
    return {QString::fromUtf16(icon), title, advice, passing};
}

ConnectionExplanation words(ErrorKind kind, const QString &host)
{
    switch (kind) {
    case ErrorKind::Dns:
        return plain(u"server", tr("Name: “%1” was not found", "%1 a host name").arg(host),
                     tr("Check the spelling of the address, and that this machine is online."),
                     true);
    case ErrorKind::Connect:
        return plain(u"server", tr("Network: “%1” cannot be reached", "%1 a host name").arg(host),
                     tr("Check that the server is running, the port, and that no firewall stands "
                        "between."),
                     true);
    case ErrorKind::Tls:
        return plain(
            u"shield-off",
            tr("Certificate: the connection to “%1” is not safe", "%1 a host name").arg(host),
            tr("Nothing was sent. If the server uses a certificate authority of its own, "
               "add its certificate; otherwise ask the server's operator."));
    case ErrorKind::Proxy:
        return plain(u"server", tr("Proxy: it did not let the connection through"),
                     tr("Check the proxy in the system's network settings."), true);
    case ErrorKind::ClockSkew:
        return plain(u"clock", tr("Clock: this machine's time is wrong"),
                     tr("Set the clock, best by turning on time synchronization, and try again."));
    case ErrorKind::Unauthenticated:
        return plain(u"key", tr("Key: the server does not accept it"),
                     tr("Check that the public key shown here is the one registered with the "
                        "server, and that the key id belongs to it."));
    case ErrorKind::Forbidden:
        return plain(u"lock", tr("Scope: the key is not allowed to do this"),
                     tr("Give the key at least the scopes “read” and “invoices:write” on the "
                        "server."));
    case ErrorKind::Timeout:
    case ErrorKind::Dropped:
        return plain(u"server", tr("Server: “%1” did not answer", "%1 a host name").arg(host),
                     tr("It may be busy. Try again in a moment."), true);
    case ErrorKind::RateLimited:
        return plain(u"hourglass", tr("Server: too many calls"),
                     tr("Wait a little before trying again."), true);
    case ErrorKind::ServerFault:
        return plain(u"server", tr("Server: something is wrong there"),
                     tr("Nothing is wrong here. Try again later, and give the request id to the "
                        "server's operator if it stays so."),
                     true);
    case ErrorKind::Protocol:
    case ErrorKind::NotFound:
    case ErrorKind::Refused:
        return plain(u"server",
                     tr("Server: “%1” does not speak the CoinPay API", "%1 a host name").arg(host),
                     tr("Check the address. It is the server's root, like "
                        "https://api.example.com, without a path."));
    case ErrorKind::KeychainMissing:
        return plain(u"key", tr("Keychain: none is running"),
                     tr("Start the desktop's keychain (such as GNOME Keyring or KWallet), or keep "
                        "the key for this session only."));
    case ErrorKind::KeychainLocked:
        return plain(u"lock", tr("Keychain: it is locked"), tr("Unlock it and try again."));
    case ErrorKind::KeychainDenied:
        return plain(u"lock", tr("Keychain: access was denied"),
                     tr("Allow CoinPay Desk to use it and try again."));
    case ErrorKind::SecretMissing:
        return plain(u"key", tr("Keychain: the private key is not there"),
                     tr("Import the key again, or make a new pair and register it."));
    case ErrorKind::InvalidInput:
        return plain(u"warning", tr("Something here is not right yet"), {});
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageDamaged:
    case ErrorKind::StorageBusy:
    case ErrorKind::StorageFault: return plain(u"disk", tr("Storage: it could not be saved"), {});
    case ErrorKind::Canceled:
        return plain(u"slash-circle", tr("It was stopped before it was done"), {}, true);
    }
    return {};
}

} // namespace

ConnectionExplanation explainConnection(const Error &error, const QUrl &server)
{
    constexpr qsizetype LongestHost = 80;
    ConnectionExplanation result = words(error.kind, displayText(server.host(), LongestHost));
    QStringList lines;
    if (!error.message.isEmpty())
        lines.append(displayText(error.message));
    if (!result.advice.isEmpty())
        lines.append(result.advice);
    if (!error.requestId.isEmpty())
        lines.append(tr("Request id: %1").arg(displayText(error.requestId)));
    result.advice = lines.join(u'\n');
    return result;
}

} // namespace coinpay
