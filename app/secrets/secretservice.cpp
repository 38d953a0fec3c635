// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretservice.h"

#ifdef COINPAY_SECRET_SERVICE

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QMap>
#include <QUuid>

#include <optional>

namespace coinpay {

namespace {

constexpr int CallTimeoutMs = 2000; // a local service answers in a few; a hung one must not hold us

using Attributes = QMap<QString, QString>;

const QString secretService = QStringLiteral("org.freedesktop.secrets");
const QString rootPath = QStringLiteral("/org/freedesktop/secrets");
const QString serviceInterface = QStringLiteral("org.freedesktop.Secret.Service");
//! Asks for passwords on behalf of gnome-keyring.
const QString prompter = QStringLiteral("org.gnome.keyring.SystemPrompter");

//! A connection of our own: the shared one would remember for ever that there was no bus.
class Bus
{
public:
    Bus()
        : m_name(QUuid::createUuid().toString())
        , m_connection(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name))
    {
    }

    ~Bus() { QDBusConnection::disconnectFromBus(m_name); }

    Q_DISABLE_COPY_MOVE(Bus)

    [[nodiscard]] bool isConnected() const { return m_connection.isConnected(); }

    [[nodiscard]] bool offers(const QString &name) const
    {
        QDBusConnectionInterface *daemon = m_connection.interface();
        return daemon->isServiceRegistered(name).value() ||
               daemon->activatableServiceNames().value().contains(name);
    }

    //! The arguments of the answer; empty when it is an error.
    [[nodiscard]] QVariantList ask(const QString &path, const QString &interface,
                                   const QString &method, const QVariantList &arguments) const
    {
        QDBusMessage call = QDBusMessage::createMethodCall(secretService, path, interface, method);
        call.setArguments(arguments);
        return m_connection.call(call, QDBus::Block, CallTimeoutMs).arguments();
    }

private:
    QString m_name;
    QDBusConnection m_connection;
};

bool holdsLocked(const Bus &bus, const QString &service, const QString &entry)
{
    // The attributes QtKeychain gives its items.
    const Attributes attributes{{QStringLiteral("user"), entry},
                                {QStringLiteral("server"), service}};
    const QVariantList answer = bus.ask(rootPath, serviceInterface, QStringLiteral("SearchItems"),
                                        {QVariant::fromValue(attributes)});
    return answer.size() == 2 && !qdbus_cast<QList<QDBusObjectPath>>(answer[1]).isEmpty();
}

//! The default keyring's path; empty when there is none.
QString defaultKeyring(const Bus &bus)
{
    const QVariantList answer = bus.ask(rootPath, serviceInterface, QStringLiteral("ReadAlias"),
                                        {QStringLiteral("default")});
    const QString path =
        answer.isEmpty() ? QString() : answer.first().value<QDBusObjectPath>().path();
    return path == QLatin1String("/") ? QString() : path;
}

bool isLocked(const Bus &bus, const QString &keyring)
{
    const QVariantList answer =
        bus.ask(keyring, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
                {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    return !answer.isEmpty() && answer.first().value<QDBusVariant>().variant().toBool();
}

} // namespace

ServiceState lookAtSecretService(const QString &service, const QString &entry)
{
    qDBusRegisterMetaType<Attributes>();
    const Bus bus;
    if (!bus.isConnected())
        return ServiceState::NoBus;
    if (!bus.offers(secretService))
        return ServiceState::NoService;
    const QString keyring = defaultKeyring(bus);
    if (holdsLocked(bus, service, entry) || (!keyring.isEmpty() && isLocked(bus, keyring)))
        return bus.offers(prompter) ? ServiceState::Dismissed : ServiceState::Locked;
    return keyring.isEmpty() ? ServiceState::NoKeyring : ServiceState::Open;
}

} // namespace coinpay

#else

namespace coinpay {

ServiceState lookAtSecretService(const QString &, const QString &)
{
    return ServiceState::NotUsed;
}

} // namespace coinpay

#endif
