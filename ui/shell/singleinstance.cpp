// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/singleinstance.h"

#include "core/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace coinpay {

namespace {

constexpr int AnswerMs = 300;
constexpr int HashDigits = 24; // enough that two directories never meet, short enough for a socket

QString serverName(const QString &dataDir, const QString &profile)
{
    const QDir dir(dataDir);
    const QString place = dir.exists() ? dir.canonicalPath() : dir.absolutePath();
    const QByteArray both = place.toUtf8() + '\n' + profile.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(both, QCryptographicHash::Sha256);
    return QStringLiteral("coinpay-desk-") + QString::fromLatin1(hash.toHex().left(HashDigits));
}

} // namespace

SingleInstance::SingleInstance(QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *peer = m_server.nextPendingConnection()) {
            peer->disconnectFromServer();
            peer->deleteLater();
            Q_EMIT raiseRequested();
        }
    });
}

bool SingleInstance::raiseOther(const QString &dataDir, const QString &profile)
{
    QLocalSocket socket;
    socket.connectToServer(serverName(dataDir, profile));
    return socket.waitForConnected(AnswerMs);
}

void SingleInstance::claim(const QString &dataDir, const QString &profile)
{
    m_server.close();
    const QString name = serverName(dataDir, profile);
    // Nobody answered: what is there was left by a crash.
    QLocalServer::removeServer(name);
    if (!m_server.listen(name))
        qCWarning(logUi, "Other windows cannot find this one: %ls",
                  qUtf16Printable(m_server.errorString()));
}

} // namespace coinpay
