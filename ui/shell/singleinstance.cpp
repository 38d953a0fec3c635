// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/singleinstance.h"

#include "core/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QTimer>

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
        while (QLocalSocket *peer = m_server.nextPendingConnection())
            listenTo(*peer);
    });
}

void SingleInstance::listenTo(QLocalSocket &peer)
{
    // One byte more than there may be tells that there is too much.
    peer.setReadBufferSize(MaxErrandBytes + 1);
    connect(&peer, &QLocalSocket::disconnected, this, [this, &peer] {
        peer.deleteLater();
        Q_EMIT raiseRequested(errandOfBytes(peer.readAll()));
    });
    // It may have gone before anybody looked; and one that says nothing is not waited for.
    if (peer.state() == QLocalSocket::UnconnectedState)
        Q_EMIT peer.disconnected();
    else
        QTimer::singleShot(AnswerMs, &peer, &QLocalSocket::abort);
}

bool SingleInstance::raiseOther(const QString &dataDir, const QString &profile,
                                const Errand &errand)
{
    QLocalSocket socket;
    socket.connectToServer(serverName(dataDir, profile));
    if (!socket.waitForConnected(AnswerMs))
        return false;
    if (const QByteArray bytes = toBytes(errand); !bytes.isEmpty()) {
        socket.write(bytes);
        socket.waitForBytesWritten(AnswerMs);
    }
    socket.disconnectFromServer();
    return true;
}

void SingleInstance::claim(const QString &dataDir, const QString &profile)
{
    const QString name = serverName(dataDir, profile);
    if (m_server.isListening() && m_server.serverName() == name)
        return;
    m_server.close();
    // Nobody answered: what is there was left by a crash.
    QLocalServer::removeServer(name);
    if (!m_server.listen(name))
        qCWarning(logUi, "Other windows cannot find this one: %ls",
                  qUtf16Printable(m_server.errorString()));
}

} // namespace coinpay
