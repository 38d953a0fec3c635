// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawpeer.h"
#include "webhooks/listener.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>

namespace coinpay::test {

inline const QByteArray shopSecret("whsec_c2hvcC1zZWNyZXQtb2YtYS10ZXN0");

[[nodiscard]] inline SharedSecret secretOf(const QByteArray &text)
{
    return std::make_shared<const SecretBytes>(text);
}

//! An event's JSON as a sender writes it.
[[nodiscard]] inline QByteArray eventBody(const QByteArray &id, int version = 1,
                                          const QByteArray &resource = "inv_1")
{
    return R"({"id":")" + id + R"(","type":"invoice.paid","resource":{"type":"invoice","id":")" +
           resource + R"("},"version":)" + QByteArray::number(version) +
           R"(,"data":{"amount":"25.00"}})";
}

//! The header lines over a body, signed `age` seconds ago; not by the code under test.
[[nodiscard]] inline QByteArray signatureLines(const QByteArray &id, const QByteArray &body,
                                               qint64 age = 0,
                                               const QByteArray &secret = shopSecret)
{
    const QByteArray time = QByteArray::number(QDateTime::currentSecsSinceEpoch() - age);
    return "x-timestamp: " + time + "\r\nx-signature: " +
           QMessageAuthenticationCode::hash(time + '.' + body, secret, QCryptographicHash::Sha256)
               .toHex() +
           "\r\nx-event-id: " + id + "\r\nx-delivery-id: dlv_" + id + "\r\nx-secret-id: whs_1\r\n";
}

[[nodiscard]] inline QByteArray signedPost(const QByteArray &id, qint64 age = 0)
{
    const QByteArray body = eventBody(id);
    return postOf(signatureLines(id, body, age), body);
}

//! A listener over a folder of its own, that notes what it says.
class ListenerShop : public QObject
{
public:
    struct Arrival
    {
        WebhookReceipt receipt;
        bool isNew;
    };

    struct Handed
    {
        WebhookForward attempt;
        WebhookState state;
    };

    //! Ends the one that runs, if any, and starts another over the same folder.
    [[nodiscard]] Done start(const std::optional<QUrl> &forwardTo = {},
                             const std::function<void(ListenerSettings &)> &change = {})
    {
        listener.reset();
        ListenerSettings settings;
        settings.profileDir = dir.path();
        settings.secrets = {secretOf(shopSecret)};
        settings.forwardTo = forwardTo;
        if (change)
            change(settings);
        listener = std::make_unique<WebhookListener>(settings, clock);
        connect(listener.get(), &WebhookListener::arrived, this,
                [this](const WebhookReceipt &receipt, bool isNew) {
                    arrivals.append({receipt, isNew});
                });
        connect(listener.get(), &WebhookListener::forwarded, this,
                [this](const WebhookForward &attempt, WebhookState state) {
                    handed.append({attempt, state});
                });
        connect(listener.get(), &WebhookListener::troubleChanged, this,
                [this](const std::optional<Error> &error) { troubles.append(error); });
        return listener->start();
    }

    [[nodiscard]] quint16 port() const
    {
        return static_cast<quint16>(QUrl(listener->url()).port());
    }

    //! Sends a whole request over a connection of its own; the answer's status.
    [[nodiscard]] int send(const QByteArray &request) const
    {
        RawPeer peer(port());
        peer.write(request);
        return peer.status();
    }

    [[nodiscard]] QList<WebhookReceipt> kept() const
    {
        return listener->inbox().page(0, 100'000).value_or(QList<WebhookReceipt>());
    }

    //! The files of the folder that hold these bytes.
    [[nodiscard]] QStringList filesWith(const QByteArray &bytes) const
    {
        QStringList found;
        QDirIterator files(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                found += file.fileName();
        }
        return found;
    }

    SystemClock clock;
    QTemporaryDir dir;
    std::unique_ptr<WebhookListener> listener;
    QList<Arrival> arrivals;
    QList<Handed> handed;
    QList<std::optional<Error>> troubles;
};

} // namespace coinpay::test
