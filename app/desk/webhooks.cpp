// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/webhooks.h"

#include "api/pending.h"
#include "desk/deskprivate.h"
#include "operations/history.h"
#include "secrets/webhooksecrets.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Desk)
};

//! Reads an endpoint's entries one after the other: a keychain may have to be unlocked for the
//! first. Deletes itself once it has answered.
class KeptSecrets : public QObject
{
public:
    KeptSecrets(SecretStore &secrets, QString profile, const WebhookEndpoint &endpoint,
                QObject *parent)
        : QObject(parent)
        , m_secrets(secrets)
        , m_profile(std::move(profile))
        , m_endpoint(endpoint)
    {
    }

    [[nodiscard]] QFuture<Result<QList<ClearWebhookSecret>>> future() const
    {
        return m_pending.future();
    }

    void readNext()
    {
        if (m_next >= m_endpoint.secrets.size()) {
            finish(std::move(m_found));
            return;
        }
        const QString id = m_endpoint.secrets.at(m_next++).id;
        whenDone(m_secrets.read(webhookSecretEntry(m_profile, m_endpoint.id, id)), this,
                 [this, id](const Result<SharedSecret> &secret) {
                     if (!secret && secret.error().kind != ErrorKind::SecretMissing) {
                         finish(fail(secret.error()));
                         return;
                     }
                     if (secret)
                         m_found.append({id, *secret, true});
                     readNext();
                 });
    }

private:
    void finish(Result<QList<ClearWebhookSecret>> result)
    {
        m_pending.answer(std::move(result));
        deleteLater();
    }

    SecretStore &m_secrets;
    QString m_profile;
    WebhookEndpoint m_endpoint;
    qsizetype m_next = 0;
    QList<ClearWebhookSecret> m_found;
    api::Pending<QList<ClearWebhookSecret>> m_pending;
};

Error noSuchSecret(const QString &sentence)
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.message = sentence;
    return error;
}

//! The secret of an answer to a rotation that is `operation`'s own.
Result<ClearWebhookSecret> secretOf(const Operation &operation, const ApiAnswer &answer)
{
    const auto outcome = api::decodeWriteAnswer(operation.request, answer);
    if (!outcome)
        return fail(outcome.error());
    auto secret = api::newSecretOf(answer);
    if (!secret)
        return fail(secret.error());
    return ClearWebhookSecret{outcome->resourceId, *secret, false};
}

} // namespace

QFuture<Result<api::Page<WebhookEndpoint>>> DeskWebhooks::listEndpoints(const QString &cursor,
                                                                        int limit) const
{
    return m_desk.d->call<api::Page<WebhookEndpoint>>([cursor, limit](Client &client) {
        return api::listWebhookEndpoints(client, cursor, limit);
    });
}

QFuture<Result<api::Page<WebhookDelivery>>>
DeskWebhooks::listDeliveries(const api::DeliveryFilter &filter, const QString &cursor,
                             int limit) const
{
    return m_desk.d->call<api::Page<WebhookDelivery>>([filter, cursor, limit](Client &client) {
        return api::listWebhookDeliveries(client, filter, cursor, limit);
    });
}

QFuture<Result<WebhookDelivery>> DeskWebhooks::fetchDelivery(const QString &id) const
{
    return m_desk.d->call<WebhookDelivery>(
        [id](Client &client) { return api::fetchWebhookDelivery(client, id); });
}

QFuture<Result<api::EventPage>> DeskWebhooks::fetchEvents(const QString &resourceId,
                                                          const QString &after, int limit,
                                                          int waitSeconds) const
{
    return m_desk.d->call<api::EventPage>([=](Client &client) {
        return resourceId.isEmpty() ? api::fetchEvents(client, after, limit, waitSeconds)
                                    : api::fetchEventsOf(client, resourceId, after, waitSeconds);
    });
}

QFuture<Result<Operation>> DeskWebhooks::redeliver(const WebhookDelivery &delivery) const
{
    return m_desk.d->journal(api::redeliverWebhook(delivery));
}

QFuture<Result<Operation>> DeskWebhooks::rotateSecret(const WebhookEndpoint &endpoint,
                                                      qint64 overlapSeconds) const
{
    return m_desk.d->journal(api::rotateWebhookSecret(endpoint, overlapSeconds));
}

QFuture<Result<ClearWebhookSecret>> DeskWebhooks::newSecret(const QString &operationId) const
{
    const auto operation = m_desk.d->reader->operation(operationId);
    if (!operation)
        return readyFailure<ClearWebhookSecret>(operation.error());
    if (operation->request.kind != OperationKind::RotateWebhookSecret ||
        operation->state != OperationState::Final) {
        return readyFailure<ClearWebhookSecret>(
            noSuchSecret(Words::tr("Nothing came of this that has a secret.", "of an operation")));
    }
    auto promise = std::make_shared<QPromise<Result<ClearWebhookSecret>>>();
    promise->start();
    const auto answer = [promise](const Result<ClearWebhookSecret> &secret) {
        promise->addResult(secret);
        promise->finish();
    };
    const QString entry = webhookSecretEntry(m_desk.d->profile.name, operation->request.resourceId,
                                             operation->resultId);
    whenDone(m_desk.d->secrets.read(entry), &m_desk.d->here,
             [desk = *this, operation = *operation, answer](const Result<SharedSecret> &kept) {
                 if (kept)
                     answer(ClearWebhookSecret{operation.resultId, *kept, true});
                 else
                     whenDone(desk.askAgain(operation), &desk.m_desk.d->here, answer);
             });
    return promise->future();
}

QFuture<Result<ClearWebhookSecret>> DeskWebhooks::askAgain(const Operation &operation) const
{
    const auto attempts = m_desk.d->reader->attempts(operation.id);
    const int next = operation.attempts + 1;
    if (!attempts || !keyIsAlive(historyOf(*attempts, next), m_desk.d->engine->clock().now())) {
        return readyFailure<ClearWebhookSecret>(noSuchSecret(
            Words::tr("This secret is not in the keychain, and the server gives its answer only "
                      "for a day. Ask for another new secret.")));
    }
    using Secret = Result<ClearWebhookSecret>;
    auto promise = std::make_shared<QPromise<Secret>>();
    promise->start();
    const auto answer = [promise](const Secret &secret) {
        promise->addResult(secret);
        promise->finish();
    };
    const auto call = m_desk.d->call<ApiAnswer>([operation, next](Client &client) {
        return client.write(api::writeRequest(operation, next));
    });
    whenDone(
        call, &m_desk.d->here, [desk = *this, operation, answer](const Result<ApiAnswer> &got) {
            const Secret secret = got ? secretOf(operation, *got) : fail(got.error());
            if (!secret) {
                answer(secret);
                return;
            }
            whenDone(desk.keepSecret(operation.request.resourceId, secret->id, secret->secret),
                     &desk.m_desk.d->here, [secret, answer](const Done &kept) {
                         answer(ClearWebhookSecret{secret->id, secret->secret, kept.has_value()});
                     });
        });
    return promise->future();
}

QFuture<Result<QList<ClearWebhookSecret>>>
DeskWebhooks::keptSecrets(const WebhookEndpoint &endpoint) const
{
    auto *reading =
        new KeptSecrets(m_desk.d->secrets, m_desk.d->profile.name, endpoint, &m_desk.d->here);
    auto future = reading->future();
    reading->readNext();
    return future;
}

QFuture<Done> DeskWebhooks::keepSecret(const QString &endpointId, const QString &secretId,
                                       SharedSecret secret) const
{
    return m_desk.d->secrets.write(webhookSecretEntry(m_desk.d->profile.name, endpointId, secretId),
                                   std::move(secret));
}

} // namespace coinpay
