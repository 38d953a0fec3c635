// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/service.h"

#include "core/log.h"
#include "sandbox/control/control.h"
#include "sandbox/service/idempotency.h"
#include "sandbox/service/json.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxCorrelation = 128;
constexpr qsizetype MaxIdempotencyKey = 255;

QByteArray httpDate(UnixMs time)
{
    return QLocale::c()
               .toString(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC),
                         u"ddd, dd MMM yyyy hh:mm:ss"_s)
               .toLatin1() +
           " GMT";
}

//! The value when it is visible ASCII of at most `max` characters, else nothing.
QString wellFormed(const QByteArray &value, qsizetype max)
{
    const bool visible = std::ranges::all_of(value, [](char c) { return c > 0x20 && c < 0x7f; });
    return visible && value.size() <= max ? QString::fromLatin1(value) : QString();
}

Problem ofStatus(int status)
{
    struct Row
    {
        int status;
        QLatin1String code;
    };
    static constexpr std::array rows{
        Row{400, "malformed_request"_L1},
        Row{401, "unauthenticated"_L1},
        Row{403, "forbidden_scope"_L1},
        Row{404, "not_found"_L1},
        Row{405, "method_not_allowed"_L1},
        Row{408, "request_timeout"_L1},
        Row{409, "conflict"_L1},
        Row{413, "payload_too_large"_L1},
        Row{415, "unsupported_media_type"_L1},
        Row{429, "rate_limited"_L1},
        Row{431, "malformed_request"_L1},
        Row{503, "unavailable"_L1},
    };
    const auto row = std::ranges::find(rows, status, &Row::status);
    const QString code = row != rows.end() ? QString(row->code)
                         : status >= 500   ? u"internal"_s
                                           : u"malformed_request"_s;
    Problem problem{status, code, u"This answer was asked for as a fault."_s, {}, {}};
    if (status == 429 || status == 503)
        problem.retryAfterSeconds = 1;
    return problem;
}

} // namespace

Service::Service(Books &books, const Clock &real, const ServiceOptions &options, QObject *parent)
    : QObject(parent)
    , m_books(books)
    , m_options(options)
    , m_rateLimit(options.ratePer10s, real)
    , m_recorder(options.recordFile)
    , m_sender(books)
    , m_nextRequest(lastRequestNumber(books) + 1)
    , m_nextBlock(books.now() + options.blockIntervalMs)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Service::tick);
    connect(&m_sender, &WebhookSender::settled, this, &Service::afterWork);
    m_timer.start(0);
}

Service::~Service() = default;

bool Service::isControl(const http::Request &request) const
{
    return request.target.startsWith("/sandbox/");
}

void Service::handle(const http::Request &request, const http::Responder &responder)
{
    auto exchange = std::make_shared<Exchange>(Exchange{request, responder, {}, 0, {}, {}, {}});
    exchange->beganAt = m_books.clock.monotonicMs();
    RequestRecord &record = exchange->record;
    record.number = m_nextRequest++;
    record.at = m_books.now();
    record.method = request.method.left(16);
    record.target = request.target;
    record.bodyHash = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    record.correlation = wellFormed(request.headers.value("X-Correlation-Id"), MaxCorrelation);
    if (isControl(request)) {
        runControl(exchange);
        return;
    }
    record.idempotencyKey = wellFormed(request.headers.value("Idempotency-Key"), MaxIdempotencyKey);
    const QByteArray claimed =
        request.headers.value("Authorization") + request.headers.value("X-Key-Id");
    exchange->caller = QCryptographicHash::hash(claimed, QCryptographicHash::Sha256);
    // The key counts as running from here on, even while a fault delays the request.
    const QString &key = record.idempotencyKey;
    if (request.method == "POST" && !key.isEmpty() && !m_keysInUse.contains(key)) {
        m_keysInUse.insert(key);
        exchange->holdsKey = true;
    }
    exchange->fault = m_faults.take(request);
    const int delay = exchange->fault ? exchange->fault->delayMs.value_or(0) : 0;
    if (delay > 0)
        QTimer::singleShot(delay, this, [this, exchange] { proceed(exchange); });
    else
        proceed(exchange);
}

void Service::proceed(const ExchangePtr &exchange)
{
    const auto &fault = exchange->fault;
    if (fault && fault->kind == FaultKind::DropBefore) {
        http::Response nothing;
        nothing.fate = http::Response::Fate::Drop;
        if (exchange->holdsKey)
            m_keysInUse.remove(exchange->record.idempotencyKey);
        m_recorder.record(exchange->request, nothing, faultName(fault->kind));
        exchange->responder.answer(nothing);
        return;
    }
    if (fault && fault->kind == FaultKind::Status && !fault->afterEffect) {
        refuse(exchange, ofStatus(fault->status));
        return;
    }
    const bool skewed = fault && fault->kind == FaultKind::ClockSkew;
    if (skewed)
        m_books.clock.setSkew(qint64(fault->skewSeconds.value_or(3600)) * 1000);
    runApi(exchange);
    if (skewed)
        m_books.clock.setSkew(0);
}

void Service::runApi(const ExchangePtr &exchange)
{
    try {
        const RouteMatch match =
            matchRoute(apiRoutes(), exchange->request.method, exchange->request.path());
        if (!match.route && match.allowed.isEmpty())
            throw notFound(QString::fromLatin1(exchange->request.path()));
        if (!match.route) {
            exchange->location = QString::fromLatin1(match.allowed);
            throw Problem{405,
                          u"method_not_allowed"_s,
                          u"%1 is not known here."_s.arg(QLatin1String(exchange->record.method)),
                          {},
                          {}};
        }
        if (const int wait = m_rateLimit.count(exchange->caller)) {
            throw Problem{
                429,
                u"rate_limited"_s,
                u"%1 requests in 10 s are allowed. Wait %2 s."_s.arg(m_rateLimit.quota()).arg(wait),
                {},
                wait};
        }
        authenticate(*exchange, *match.route);
        switch (match.route->kind) {
        case RouteKind::Events: serveEvents(exchange); break;
        case RouteKind::Read: serveRead(exchange, *match.route, match.ids); break;
        case RouteKind::Token:
        case RouteKind::Write: serveWrite(exchange, *match.route, match.ids); break;
        }
    } catch (const Problem &problem) {
        refuse(exchange, problem);
    } catch (const DatabaseError &error) {
        qCWarning(logSandbox) << "The books said no:" << error.what();
        refuse(exchange,
               {500, u"internal"_s, u"Something went wrong here. Nothing has happened."_s, {}, {}});
    }
}

void Service::runControl(const ExchangePtr &exchange)
{
    try {
        const QList<Route> routes = controlRoutes(m_faults);
        const RouteMatch match =
            matchRoute(routes, exchange->request.method, exchange->request.path());
        if (!match.route)
            throw match.allowed.isEmpty()
                ? notFound(QString::fromLatin1(exchange->request.path()))
                : Problem{405, u"method_not_allowed"_s, u"Not with this method."_s, {}, {}};
        Call call{m_books, exchange->request, match.ids,
                  QUrlQuery(QString::fromLatin1(exchange->request.query()))};
        call.body = parseBody(exchange->request.body);
        Work work(m_books, {});
        const Answer answer = match.route->handler(call);
        work.commit();
        if (exchange->request.path() == "/sandbox/v1/clock")
            m_nextBlock += call.body.value("advance_seconds"_L1).toInteger() * 1000;
        finish(exchange, toResponse(*exchange, answer));
    } catch (const Problem &problem) {
        refuse(exchange, problem);
    } catch (const DatabaseError &error) {
        qCWarning(logSandbox) << "The books said no:" << error.what();
        refuse(exchange,
               {500, u"internal"_s, u"Something went wrong here. Nothing has happened."_s, {}, {}});
    }
}

void Service::refuse(const ExchangePtr &exchange, const Problem &problem)
{
    http::Response response = problemResponse(problem, exchange->record.id(m_books));
    if (problem.status == 405)
        response.headers.set("Allow", exchange->location.toLatin1());
    exchange->record.code = problem.code;
    // What was decided on the merits is remembered; what was refused at the door is only logged.
    const bool merits = exchange->holdsKey && exchange->identity.signatureValid.value_or(false) &&
                        isStored(problem) && problem.code != "method_not_allowed"_L1;
    try {
        if (!isControl(exchange->request)) {
            Work work(m_books, {});
            const QString &key = exchange->record.idempotencyKey;
            if (merits)
                storeAnswer(m_books, key, exchange->request, response, exchange->record.resource);
            if (exchange->identity.signatureValid.value_or(false) && problem.status < 500 &&
                problem.code != "signature_replayed"_L1)
                rememberSignature(m_books, exchange->identity, key);
            log(*exchange, response.status);
            work.commit();
        }
    } catch (const DatabaseError &error) {
        qCWarning(logSandbox) << "A refusal could not be written down:" << error.what();
    }
    finish(exchange, response);
}

http::Response Service::toResponse(const Exchange &, const Answer &answer) const
{
    http::Response response;
    response.status = answer.status;
    if (answer.status != 204) {
        response.headers.set("Content-Type", "application/json");
        response.body = QJsonDocument(answer.body).toJson(QJsonDocument::Compact);
    }
    if (!answer.location.isEmpty())
        response.headers.set("Location", answer.location.toLatin1());
    if (answer.secret)
        response.headers.set("Cache-Control", "no-store");
    return response;
}

void Service::log(Exchange &exchange, int status)
{
    RequestRecord &record = exchange.record;
    record.status = status;
    record.durationMs = m_books.clock.monotonicMs() - exchange.beganAt;
    if (exchange.identity.key)
        record.keyId = exchange.identity.key->id(m_books);
    storeRequest(m_books, record);
}

void Service::finish(const ExchangePtr &exchange, http::Response response)
{
    response.headers.set("X-Request-Id", exchange->record.id(m_books).toLatin1());
    response.headers.set("Date", httpDate(m_books.clock.wall()));
    if (!exchange->record.correlation.isEmpty())
        response.headers.set("X-Correlation-Id", exchange->record.correlation.toLatin1());
    if (!exchange->caller.isEmpty())
        m_rateLimit.describe(exchange->caller, response.headers);
    const auto &fault = exchange->fault;
    if (fault && fault->kind == FaultKind::Status && fault->afterEffect && response.status < 400) {
        const http::Headers headers = response.headers;
        response = problemResponse(ofStatus(fault->status), exchange->record.id(m_books));
        for (const auto name : {"X-Request-Id", "Date", "X-Correlation-Id"}) {
            if (headers.has(name))
                response.headers.set(name, headers.value(name));
        }
    }
    if (fault && fault->kind == FaultKind::DropAfter)
        response.fate = http::Response::Fate::Drop;
    if (fault && fault->kind == FaultKind::CutBody)
        response.fate = http::Response::Fate::Cut;
    if (exchange->holdsKey)
        m_keysInUse.remove(exchange->record.idempotencyKey);
    m_recorder.record(exchange->request, response,
                      fault ? faultName(fault->kind) : exchange->oddity);
    exchange->responder.answer(response);
    afterWork();
}

http::Response Service::refusal(int status)
{
    Problem problem = ofStatus(status);
    problem.message = status == 413   ? u"A body may have 65536 bytes."_s
                      : status == 408 ? u"The request did not arrive within 10 s."_s
                      : status == 431 ? u"The request's head is too large."_s
                                      : u"This is not a request of HTTP/1.1."_s;
    const QString id = m_books.ids.make(QLatin1String("req_"), m_books.now(), m_nextRequest++);
    http::Response response = problemResponse(problem, id);
    response.headers.set("X-Request-Id", id.toLatin1());
    response.headers.set("Date", httpDate(m_books.clock.wall()));
    return response;
}

} // namespace coinpay::sandbox
