// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/whendone.h"
#include "desk/traceanswers.h"
#include "desk/traceask.h"
#include "desk/webhooks.h"
#include "trace/question.h"

#include <QPromise>

namespace coinpay {

namespace {

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

QFuture<Result<std::optional<Discovery>>> discover(Desk &desk, const QString &text)
{
    auto *discovering = new Discovering(desk, text);
    auto future = discovering->future();
    discovering->next();
    return future;
}

} // namespace coinpay
