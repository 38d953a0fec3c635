// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/traceask.h"

#include "core/whendone.h"
#include "desk/webhooks.h"
#include "trace/question.h"

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

//! An answer that says there is nothing of that name.
bool saysUnknown(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::InvalidInput ||
           error.kind == ErrorKind::Refused;
}

ServerSight sightOf(const api::SeenRequest &seen)
{
    ServerSight sight;
    sight.requestId = seen.id;
    sight.method = seen.method;
    sight.target = seen.target;
    sight.httpStatus = seen.status;
    sight.code = seen.code;
    sight.idempotencyKey = seen.idempotencyKey;
    sight.correlationId = seen.correlationId;
    sight.replayed = seen.replayed;
    sight.receivedAt = seen.receivedAt;
    return sight;
}

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

//! Takes what a text could be one after the other. Deletes itself when it has answered.
class Discovering : public QObject
{
public:
    Discovering(Desk &desk, const QString &text)
        : QObject(&desk)
        , m_desk(desk)
        , m_questions(questionsIn(text))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<Result<std::optional<Discovery>>> future() { return m_promise.future(); }

    void next()
    {
        if (m_questions.isEmpty()) {
            answer(std::optional<Discovery>());
            return;
        }
        const QString question = m_questions.takeFirst();
        const auto guess = guessFromPrefix(question);
        if (guess && guess->kind == FoundKind::Request)
            askForCall(question);
        else if (guess)
            fetch({*guess, guess->id, {}}, [this] { next(); });
        else if (question.startsWith(u"evt_"))
            askForDeliveries(question);
        else if (question.startsWith(u"dlv_"))
            askForDelivery(question);
        else if (isServersId(question))
            askForCalls(m_desk.findRequestsAbout(question), question);
        else if (mayBeAKey(question))
            askForCalls(m_desk.findRequests(question), {});
        else
            next();
    }

private:
    void answer(Result<std::optional<Discovery>> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    //! The resource itself, past the mirror; `otherwise` where the server has none of that id.
    void fetch(const Discovery &discovery, const std::function<void()> &otherwise)
    {
        const auto take = [=, this](const auto &fetched) {
            if (fetched) {
                Discovery whole = discovery;
                whole.word.resource = *fetched;
                answer(std::optional(whole));
            } else if (saysUnknown(fetched.error())) {
                otherwise();
            } else {
                answer(fail(fetched.error()));
            }
        };
        const QString &id = discovery.subject.id;
        switch (discovery.subject.kind) {
        case FoundKind::Invoice: whenDone(m_desk.fetchInvoice(id), this, take); return;
        case FoundKind::Escrow: whenDone(m_desk.fetchEscrow(id), this, take); return;
        case FoundKind::Transfer: whenDone(m_desk.fetchTransfer(id), this, take); return;
        case FoundKind::Wallet: whenDone(m_desk.fetchWallet(id), this, take); return;
        case FoundKind::Operation:
        case FoundKind::Request: break;
        }
        otherwise();
    }

    //! An event cannot be asked for; what was made of it can.
    void askForDeliveries(const QString &eventId)
    {
        using Page = Result<api::Page<WebhookDelivery>>;
        whenDone(DeskWebhooks(m_desk).listDeliveries({eventId, {}}, {}, 1), this,
                 [this](const Page &page) {
                     if (!page)
                         behindDelivery(fail(page.error()));
                     else if (page->items.isEmpty())
                         next();
                     else
                         behindDelivery(page->items.first());
                 });
    }

    void askForDelivery(const QString &id)
    {
        whenDone(DeskWebhooks(m_desk).fetchDelivery(id), this,
                 [this](const Result<WebhookDelivery> &delivery) { behindDelivery(delivery); });
    }

    //! What it told of. A release is told with its escrow, which its calls name.
    void behindDelivery(const Result<WebhookDelivery> &delivery)
    {
        if (!delivery) {
            if (saysUnknown(delivery.error()))
                next();
            else
                answer(fail(delivery.error()));
            return;
        }
        const QString about = delivery->resourceId;
        if (const auto guess = guessFromPrefix(about))
            fetch({*guess, about, {}}, [this] { next(); });
        else
            askForCalls(m_desk.findRequestsAbout(about), about);
    }

    void askForCall(const QString &id)
    {
        whenDone(m_desk.fetchRequest(id), this, [this](const Result<api::SeenRequest> &seen) {
            behind(seen ? Result<QList<api::SeenRequest>>(QList{*seen}) : fail(seen.error()), {});
        });
    }

    void askForCalls(const QFuture<Result<QList<api::SeenRequest>>> &asked, const QString &part)
    {
        whenDone(asked, this,
                 [this, part](const Result<QList<api::SeenRequest>> &seen) { behind(seen, part); });
    }

    //! What the calls that the server saw were about. `part`: the part of something that they were
    //! asked for by.
    void behind(const Result<QList<api::SeenRequest>> &seen, const QString &part)
    {
        if (!seen && !saysUnknown(seen.error())) {
            answer(fail(seen.error()));
            return;
        }
        if (!seen || seen->isEmpty()) {
            next();
            return;
        }
        Discovery call;
        for (const api::SeenRequest &one : *seen)
            addSight(call.word.sights, sightOf(one));
        call.about = aboutOf(*seen);
        call.subject = {FoundKind::Request, seen->first().id, FoundBy::RequestId, {}};
        const auto guess = guessFromPrefix(call.about);
        if (!guess) {
            answer(std::optional(call));
            return;
        }
        Discovery resource = call;
        resource.subject = *guess;
        if (!part.isEmpty()) {
            resource.subject.by = FoundBy::ActionId;
            resource.subject.part = part;
        }
        fetch(resource, [this, call] { answer(std::optional(call)); });
    }

    //! What stands by itself: a release is told with its escrow, which its address names.
    static QString aboutOf(const QList<api::SeenRequest> &seen)
    {
        for (const api::SeenRequest &one : seen) {
            const QStringList path = one.target.section(u'?', 0, 0).split(u'/');
            const bool isPart = path.size() > 4 && path.at(1) == u"v1" &&
                                guessFromPrefix(path.at(3)) && path.at(2) == u"escrows";
            if (isPart)
                return path.at(3);
            if (!one.resourceId.isEmpty())
                return one.resourceId;
        }
        return {};
    }

    Desk &m_desk;
    QStringList m_questions;
    QPromise<Result<std::optional<Discovery>>> m_promise;
};

} // namespace

QFuture<ServerWord> askAbout(Desk &desk, const TraceFacts &facts)
{
    auto *asking = new Asking(desk, facts);
    const auto future = asking->future();
    asking->next();
    return future;
}

QFuture<Result<std::optional<Discovery>>> discover(Desk &desk, const QString &text)
{
    auto *discovering = new Discovering(desk, text);
    const auto future = discovering->future();
    discovering->next();
    return future;
}

} // namespace coinpay
