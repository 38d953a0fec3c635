// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorystore.h"

#include <QCoreApplication>
#include <QFuture>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(MemoryStore)
};

template <typename T>
QFuture<T> finished(T value)
{
    return QtFuture::makeReadyFuture(std::move(value));
}

} // namespace

QString privateKeyEntry(const QString &profile, const QString &keyId)
{
    return QStringLiteral("profile/%1/%2/private-key").arg(profile, keyId);
}

QFuture<Result<SharedSecret>> MemoryStore::read(const QString &name)
{
    const auto found = m_secrets.constFind(name);
    if (found == m_secrets.constEnd()) {
        return finished<Result<SharedSecret>>(
            fail(ErrorKind::SecretMissing,
                 Text::tr("The private key is not known in this session. Import it again.")));
    }
    return finished<Result<SharedSecret>>(*found);
}

QFuture<Done> MemoryStore::write(const QString &name, SharedSecret secret)
{
    m_secrets.insert(name, std::move(secret));
    return finished(Done());
}

QFuture<Done> MemoryStore::remove(const QString &name)
{
    m_secrets.remove(name);
    return finished(Done());
}

} // namespace coinpay
