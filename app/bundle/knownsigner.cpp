// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/knownsigner.h"

#include "core/whendone.h"
#include "crypto/signingkey.h"
#include "secrets/secretstore.h"

#include <QPromise>

namespace coinpay {

namespace {

//! One entry after the other: keychains prompt badly in parallel.
class Search : public QObject
{
public:
    Search(const OpenedBundle &bundle, const QList<Profile> &profiles, SecretStore &secrets,
           QObject *context)
        : QObject(context)
        , m_publicKey(bundle.publicKey)
        , m_secrets(secrets)
    {
        m_promise.start();
        if (bundle.state != BundleState::Whole)
            return;
        for (const Profile &profile : profiles) {
            if (profile.keyId == bundle.keyId)
                m_left.append(profile);
        }
    }

    QFuture<Result<QString>> begin()
    {
        QFuture<Result<QString>> future = m_promise.future();
        next();
        return future;
    }

private:
    void next()
    {
        if (m_left.isEmpty()) {
            end(m_trouble ? Result<QString>(fail(*m_trouble)) : QString());
            return;
        }
        const Profile profile = m_left.takeFirst();
        whenDone(m_secrets.read(privateKeyEntry(profile.name, profile.keyId)), this,
                 [this, name = profile.name](const Result<SharedSecret> &secret) {
                     if (secret && isItsKey((*secret)->view())) {
                         end(name);
                         return;
                     }
                     if (!secret && secret.error().kind != ErrorKind::SecretMissing)
                         m_trouble = secret.error();
                     next();
                 });
    }

    [[nodiscard]] bool isItsKey(QByteArrayView pem) const
    {
        const auto key = SigningKey::fromPem(pem);
        return key && key->publicRaw() == m_publicKey;
    }

    void end(const Result<QString> &result)
    {
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    QByteArray m_publicKey;
    SecretStore &m_secrets;
    QList<Profile> m_left;
    std::optional<Error> m_trouble;
    QPromise<Result<QString>> m_promise;
};

} // namespace

QFuture<Result<QString>> profileThatSigned(const OpenedBundle &bundle,
                                           const QList<Profile> &profiles, SecretStore &secrets,
                                           QObject *context)
{
    return (new Search(bundle, profiles, secrets, context))->begin();
}

} // namespace coinpay
