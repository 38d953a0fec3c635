// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of a request: who it is from, what it says, and what becomes of it.
#include "sandbox/service/service.h"

#include "sandbox/events/events.h"
#include "sandbox/problem.h"
#include "sandbox/service/idempotency.h"
#include "sandbox/service/json.h"

#include <QJsonArray>

#include <algorithm>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 HeldBackMs = 1500;

void checkMediaType(const http::Request &request)
{
    const QByteArray type = request.headers.value("Content-Type");
    const QByteArray essence = http::beforeFirst(type, ';').trimmed().toLower();
    if (!request.body.isEmpty() && essence != "application/json")
        throw Problem{
            415, u"unsupported_media_type"_s, u"The body must be application/json."_s, {}, {}};
}

QUrlQuery queryOf(const http::Request &request)
{
    return QUrlQuery(QString::fromLatin1(request.query()));
}

} // namespace

void Service::authenticate(Exchange &exchange, const Route &route)
{
    if (route.kind != RouteKind::Token)
        checkToken(m_books, exchange.request, exchange.identity);
    if (route.kind == RouteKind::Token || route.kind == RouteKind::Write)
        checkSignature(m_books, exchange.request,
                       route.kind == RouteKind::Write ? exchange.record.idempotencyKey : QString(),
                       exchange.identity);
    if (!route.scope.isEmpty())
        checkScope(exchange.identity, route.scope);
}

void Service::serveRead(const ExchangePtr &exchange, const Route &route, const QStringList &ids)
{
    Call call{m_books, exchange->request,     ids, queryOf(exchange->request),
              {},      exchange->identity.key};
    const Answer answer = route.handler(call);
    exchange->record.resource = answer.resource;
    Work work(m_books, {});
    log(*exchange, answer.status);
    work.commit();
    finish(exchange, toResponse(*exchange, answer));
}

bool Service::replay(const ExchangePtr &exchange)
{
    const QString key = requireIdempotencyKey(exchange->request);
    auto stored = storedAnswer(m_books, key, exchange->request);
    if (!stored && !exchange->holdsKey)
        throw Problem{409,
                      u"idempotency_in_progress"_s,
                      u"The first request with this key is still running."_s,
                      {},
                      1};
    if (!stored)
        return false;
    exchange->record.replayed = true;
    exchange->record.resource = stored->resource;
    Work work(m_books, {});
    rememberSignature(m_books, exchange->identity, key);
    log(*exchange, stored->response.status);
    work.commit();
    stored->response.headers.set("Idempotent-Replayed", "true");
    finish(exchange, stored->response);
    return true;
}

void Service::serveWrite(const ExchangePtr &exchange, const Route &route, const QStringList &ids)
{
    const bool keyed = route.kind == RouteKind::Write;
    if (keyed && replay(exchange))
        return;
    checkMediaType(exchange->request);
    Call call{m_books, exchange->request,     ids, queryOf(exchange->request),
              {},      exchange->identity.key};
    call.body = parseBody(exchange->request.body);
    const QString key = keyed ? exchange->record.idempotencyKey : QString();
    // The effect, its events, its answer and the record of the request: together or not at all.
    Work work(m_books, {exchange->record.id(m_books), key});
    const Answer answer = route.handler(call);
    const http::Response response = toResponse(*exchange, answer);
    exchange->record.resource = answer.resource;
    if (keyed)
        storeAnswer(m_books, key, exchange->request, response, answer.resource);
    rememberSignature(m_books, exchange->identity, key);
    log(*exchange, answer.status);
    work.commit();
    finish(exchange, response);
}

void Service::serveEvents(const ExchangePtr &exchange)
{
    Call call{m_books, exchange->request,     {}, queryOf(exchange->request),
              {},      exchange->identity.key};
    const feed::Wish wish = feed::read(call);
    bool empty = false;
    const Answer now = feed::look(m_books, wish, &empty);
    if (!empty || wish.waitSeconds <= 0) {
        finishPoll(exchange, wish, now);
        return;
    }
    const quint64 number = m_nextPoll++;
    m_polls.push_back({exchange, wish, number});
    QTimer::singleShot(static_cast<int>(wish.waitSeconds * 1000), this,
                       [this, number] { endPoll(number); });
}

void Service::endPoll(quint64 number)
{
    const auto found = std::ranges::find(m_polls, number, &Poll::number);
    if (found == m_polls.end())
        return;
    const Poll poll = *found;
    m_polls.erase(found);
    try {
        bool empty = false;
        finishPoll(poll.exchange, poll.wish, feed::look(m_books, poll.wish, &empty));
    } catch (const DatabaseError &) {
        refuse(poll.exchange,
               {500, u"internal"_s, u"Something went wrong here. Nothing has happened."_s, {}, {}});
    }
}

void Service::finishPoll(const ExchangePtr &exchange, const feed::Wish &wish, Answer answer)
{
    if (exchange->fault && exchange->fault->kind == FaultKind::ShuffleEvents)
        shuffle(exchange, answer);
    const QJsonArray data = answer.body.value("data"_L1).toArray();
    if (!data.isEmpty() && data.last()["id"_L1] != answer.body.value("next"_L1))
        exchange->oddity = u"repeated_event"_s; // by a control call, under its old id
    Work work(m_books, {});
    log(*exchange, answer.status);
    work.commit();
    http::Response response = toResponse(*exchange, answer);
    if (wish.waitSeconds >= 0)
        response.headers.set("Preference-Applied", "wait=" + QByteArray::number(wish.waitSeconds));
    finish(exchange, response);
}

void Service::answerPolls()
{
    std::vector<quint64> ready;
    for (const Poll &poll : m_polls) {
        bool empty = true;
        if (poll.exchange->responder.isAlive())
            (void)feed::look(m_books, poll.wish, &empty);
        if (!empty)
            ready.push_back(poll.number);
    }
    std::erase_if(m_polls, [](const Poll &poll) { return !poll.exchange->responder.isAlive(); });
    for (const quint64 number : ready)
        endPoll(number);
}

void Service::shuffle(const ExchangePtr &exchange, Answer &answer)
{
    QJsonArray data = answer.body.value("data"_L1).toArray();
    if (data.isEmpty()) {
        m_faults.giveBack(*exchange->fault);
        return;
    }
    QJsonArray shuffled;
    // One is held back and comes at the end of the feed; it is never lost.
    if (data.size() > 1) {
        const QJsonObject held = data.takeAt(data.size() / 2).toObject();
        const auto seq = eventSeq(m_books, held.value("id"_L1).toString());
        Work work(m_books, {});
        planJob(m_books, {0, m_books.now() + HeldBackMs, jobs::Repeat, *seq, {}, {}});
        work.commit();
    }
    for (qsizetype i = data.size() - 1; i >= 0; --i)
        shuffled.append(data[i]);
    constexpr qsizetype MaxPage = 500;
    if (shuffled.size() < MaxPage)
        shuffled.append(data.first());
    answer.body["data"_L1] = shuffled;
}

} // namespace coinpay::sandbox
