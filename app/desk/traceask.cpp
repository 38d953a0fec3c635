// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/traceask.h"

#include "core/whendone.h"
#include "desk/traceanswers.h"
#include "desk/webhooks.h"

#include <QPromise>

#include <algorithm>
#include <deque>

namespace coinpay {

namespace {

//! Pages of a resource's own events: 500 each.
constexpr int MostEventPages = 20;
//! Operations of one thing whose keys the server is asked about, and parts of it.
constexpr qsizetype MostAskedKeys = 20;
constexpr qsizetype MostAskedParts = 10;
//! Of one resource; the newest.
constexpr int MostDeliveries = 100;

QList<TracedDelivery> triesOf(const WebhookDelivery &delivery)
{
    TracedDelivery next;
    next.deliveryId = delivery.id;
    next.eventId = delivery.eventId;
    next.url = delivery.url;
    next.number = 0;
    next.attemptedAt = delivery.createdAt;
    QList<TracedDelivery> tries;
    for (const DeliveryAttempt &attempt : delivery.attempts) {
        next.attemptedAt = attempt.at;
        next.httpStatus = attempt.responseStatus;
        next.failure = attempt.error;
        ++next.number;
        tries += next;
    }
    if (tries.isEmpty())
        tries += next;
    tries.last().nextAttemptAt = delivery.nextAttemptAt.value_or(0);
    return tries;
}

//! Goes through its questions one after the other. Deletes itself when it has answered.
class Asking : public QObject
{
public:
    Asking(Desk &desk, const TraceFacts &facts)
        : QObject(&desk)
        , m_desk(desk)
        , m_subject(facts.subject)
    {
        m_promise.start();
        const bool isCall = m_subject.kind == FoundKind::Request;
        if (isCall)
            m_questions.push_back([this] { askForCall(); });
        else if (m_subject.kind != FoundKind::Operation)
            queueResource(facts);
        qsizetype keys = 0;
        for (const TracedOperation &traced : facts.operations) {
            if (traced.attempts.isEmpty() || keys++ >= MostAskedKeys)
                continue;
            m_questions.push_back(
                [this, key = traced.operation.idempotencyKey] { take(m_desk.findRequests(key)); });
        }
    }

    [[nodiscard]] QFuture<ServerWord> future() { return m_promise.future(); }

    void next()
    {
        if (m_questions.empty() || m_word.trouble) {
            m_word.toldSights = !m_word.trouble;
            m_promise.addResult(m_word);
            m_promise.finish();
            deleteLater();
            return;
        }
        const auto question = std::move(m_questions.front());
        m_questions.pop_front();
        question();
    }

private:
    void queueResource(const TraceFacts &facts)
    {
        m_questions.push_back([this] { pullEvents({}, 0); });
        QStringList ids{m_subject.id};
        const qsizetype first = std::max<qsizetype>(0, facts.actions.size() - MostAskedParts);
        for (const EscrowAction &action : facts.actions.sliced(first))
            ids += action.id;
        for (const QString &id : std::as_const(ids))
            m_questions.push_back([this, id] { take(m_desk.findRequestsAbout(id)); });
        for (const QString &id : std::as_const(ids))
            m_questions.push_back([this, id] { askForDeliveries(id); });
    }

    void pullEvents(const QString &after, int page)
    {
        whenDone(m_desk.pullEvents(m_subject.id, after, 0), this,
                 [this, after, page](const Result<QString> &cursor) {
                     if (!cursor)
                         note(cursor.error());
                     const bool isOver = !cursor || cursor->isEmpty() || *cursor == after;
                     if (isOver || page + 1 >= MostEventPages)
                         next();
                     else
                         pullEvents(*cursor, page + 1);
                 });
    }

    void askForCall()
    {
        whenDone(m_desk.fetchRequest(m_subject.id), this,
                 [this](const Result<api::SeenRequest> &seen) {
                     if (seen)
                         addSight(m_word.sights, sightOf(*seen));
                     else
                         note(seen.error());
                     next();
                 });
    }

    void askForDeliveries(const QString &id)
    {
        using Page = Result<api::Page<WebhookDelivery>>;
        whenDone(DeskWebhooks(m_desk).listDeliveries({{}, id}, {}, MostDeliveries), this,
                 [this](const Page &page) {
                     if (!page) {
                         note(page.error());
                     } else {
                         QList<TracedDelivery> all =
                             m_word.deliveries.value_or(QList<TracedDelivery>());
                         for (const WebhookDelivery &delivery : page->items)
                             all += triesOf(delivery);
                         m_word.deliveries = all;
                     }
                     next();
                 });
    }

    void take(const QFuture<Result<QList<api::SeenRequest>>> &asked)
    {
        whenDone(asked, this, [this](const Result<QList<api::SeenRequest>> &seen) {
            if (!seen)
                note(seen.error());
            else
                for (const api::SeenRequest &one : *seen)
                    addSight(m_word.sights, sightOf(one));
            next();
        });
    }

    void note(const Error &error)
    {
        if (!saysUnknown(error))
            m_word.trouble = error;
    }

    Desk &m_desk;
    const Found m_subject;
    ServerWord m_word;
    QPromise<ServerWord> m_promise;
    std::deque<std::function<void()>> m_questions;
};

} // namespace

QFuture<ServerWord> askAbout(Desk &desk, const TraceFacts &facts)
{
    auto *asking = new Asking(desk, facts);
    auto future = asking->future();
    asking->next();
    return future;
}

} // namespace coinpay
