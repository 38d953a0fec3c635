// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/endpointsecrets.h"

#include "core/whendone.h"
#include "desk/webhooks.h"

#include <QPromise>

namespace coinpay {

namespace {

using Secrets = std::vector<SharedSecret>;

constexpr int MostEndpoints = 100;

//! One endpoint after the other: keychains prompt badly in parallel.
class Gathering : public QObject
{
public:
    explicit Gathering(Desk &desk)
        : QObject(&desk)
        , m_desk(desk)
    {
        m_promise.start();
    }

    QFuture<Result<Secrets>> begin()
    {
        whenDone(DeskWebhooks(m_desk).listEndpoints({}, MostEndpoints), this,
                 [this](const Result<api::Page<WebhookEndpoint>> &page) {
                     if (page) {
                         m_left = page->items;
                         next();
                     } else {
                         end(fail(page.error()));
                     }
                 });
        return m_promise.future();
    }

private:
    void next()
    {
        if (m_left.isEmpty()) {
            end(std::move(m_found));
            return;
        }
        whenDone(DeskWebhooks(m_desk).keptSecrets(m_left.takeFirst()), this,
                 [this](const Result<QList<ClearWebhookSecret>> &kept) {
                     if (!kept) {
                         end(fail(kept.error()));
                         return;
                     }
                     for (const ClearWebhookSecret &secret : *kept)
                         m_found.push_back(secret.secret);
                     next();
                 });
    }

    void end(Result<Secrets> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    Desk &m_desk;
    QPromise<Result<Secrets>> m_promise;
    QList<WebhookEndpoint> m_left;
    Secrets m_found;
};

} // namespace

QFuture<Result<std::vector<SharedSecret>>> keptEndpointSecrets(Desk &desk)
{
    return (new Gathering(desk))->begin();
}

} // namespace coinpay
