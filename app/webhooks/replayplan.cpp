// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/replayplan.h"

#include "webhooks/eventhead.h"
#include "webhooks/signing.h"
#include "webhooks/verifier.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookReplay)
};

constexpr qint64 MsPerSecond = 1000;
constexpr qint64 AnHour = 3600;

//! One digit becomes another, so that JSON stays JSON: of the amount where there is one.
QByteArray withOneDigitChanged(QByteArray body)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const qsizetype amount = body.indexOf("\"amount\"");
    auto digit = std::find_if(body.begin() + qMax<qsizetype>(amount, 0), body.end(), isDigit);
    if (digit == body.end()) {
        body += ' ';
        return body;
    }
    *digit = *digit == '9' ? '8' : '9';
    return body;
}

SecretBytes anotherSecret(const SecretBytes &secret)
{
    QByteArray other = secret.view().toByteArray();
    std::reverse(other.begin(), other.end());
    other += "another";
    return SecretBytes::taking(other);
}

//! What was signed as of one time, with its time set to another.
http::Headers redated(http::Headers headers, UnixMs from, UnixMs to)
{
    for (http::Header &header : headers)
        header.value.replace(QByteArray::number(from / MsPerSecond),
                             QByteArray::number(to / MsPerSecond));
    return headers;
}

QList<ReplayStep> tampered(const ReplayEvent &event, WebhookScheme scheme)
{
    QList<ReplayStep> steps{{ReplayKind::BodyChanged, event, 0, false},
                            {ReplayKind::OtherSecret, event, 0, false}};
    if (scheme != WebhookScheme::BodyOnly)
        steps += {ReplayKind::TimeChanged, event, AnHour, false};
    return steps;
}

QString takenWrongly(const ReplayStep &step)
{
    switch (step.kind) {
    case ReplayKind::BodyChanged:
        return Text::tr("Taken, although the body was changed after it was signed. Anybody can "
                        "forge events: check the signature over the raw bytes, before anything "
                        "else.");
    case ReplayKind::OtherSecret:
        return Text::tr("Taken, although it was signed with another secret. Anybody can forge "
                        "events: compare the signature, before anything else.");
    case ReplayKind::TimeChanged:
        return Text::tr("Taken, although its time was changed after it was signed. The time is a "
                        "part of what is signed: calculate the signature over it too.");
    case ReplayKind::Late:
    case ReplayKind::Plain:
    case ReplayKind::Again:
    case ReplayKind::Older: break;
    }
    return Text::tr("Taken, although it was signed %n second(s) ago. Whoever has caught a message "
                    "can send it again: refuse what is older than five minutes.",
                    nullptr, static_cast<int>(qMin<qint64>(step.lateSeconds, INT_MAX)));
}

QString takenRightly(ReplayKind kind)
{
    switch (kind) {
    case ReplayKind::Again:
        return Text::tr("Taken again, as it should be. Whether it was acted on only once, your own "
                        "records tell.");
    case ReplayKind::Older:
        return Text::tr("Taken, as it should be. Whether the newer state was kept, your own "
                        "records tell.");
    case ReplayKind::Plain:
    case ReplayKind::Late:
    case ReplayKind::BodyChanged:
    case ReplayKind::OtherSecret:
    case ReplayKind::TimeChanged: break;
    }
    return Text::tr("Taken, as it should be.");
}

QString notTaken(const ReplayStep &step, int status)
{
    if (status / 100 == 4) {
        return step.kind == ReplayKind::Again
                   ? Text::tr("Refused, although it had been taken before. A sender whose first "
                              "answer was lost would go on sending: answer 2xx to what is known.")
                   : Text::tr("Refused, although it is rightly signed. Check that the handler has "
                              "this secret and looks at the raw bytes.");
    }
    return Text::tr("Answered with %1, which is neither taken nor refused: a sender would send it "
                    "again.",
                    "%1 a status")
        .arg(status);
}

} // namespace

ReplayEvent replayEventOf(const QByteArray &body)
{
    const EventHead head = readEventHead(body);
    return {eventIdentity(head, {}, body), head.type, body, head.version};
}

QLatin1String replayKindName(ReplayKind kind)
{
    switch (kind) {
    case ReplayKind::Plain: return QLatin1String("plain");
    case ReplayKind::Again: return QLatin1String("again");
    case ReplayKind::Late: return QLatin1String("late");
    case ReplayKind::Older: return QLatin1String("older");
    case ReplayKind::BodyChanged: return QLatin1String("body_changed");
    case ReplayKind::OtherSecret: return QLatin1String("other_secret");
    case ReplayKind::TimeChanged: return QLatin1String("time_changed");
    }
    return QLatin1String("");
}

QString replayKindText(ReplayKind kind)
{
    switch (kind) {
    case ReplayKind::Plain: return Text::tr("as it is", "how a webhook is sent");
    case ReplayKind::Again: return Text::tr("once more", "how a webhook is sent");
    case ReplayKind::Late: return Text::tr("late", "how a webhook is sent");
    case ReplayKind::Older: return Text::tr("after a newer one", "how a webhook is sent");
    case ReplayKind::BodyChanged: return Text::tr("body changed", "how a webhook is sent");
    case ReplayKind::OtherSecret: return Text::tr("another secret", "how a webhook is sent");
    case ReplayKind::TimeChanged: return Text::tr("time changed", "how a webhook is sent");
    }
    return {};
}

Result<QList<ReplayStep>> planReplay(QList<ReplayEvent> events, const ReplayWish &wish,
                                     WebhookScheme scheme)
{
    if (wish.isOutOfOrder && events.size() < 2)
        return fail(ErrorKind::InvalidInput,
                    Text::tr("Only one event of its resource is known here, so there is no order "
                             "to change."));
    if (wish.lateSeconds > 0 && scheme == WebhookScheme::BodyOnly)
        return fail(ErrorKind::InvalidInput,
                    Text::tr("This kind of signature has no time, so nothing can be late."));
    if (events.size() * wish.times > MostReplays)
        return fail(ErrorKind::InvalidInput,
                    Text::tr("These are more than %1 messages.").arg(MostReplays));
    if (wish.isOutOfOrder)
        std::ranges::stable_sort(events, std::greater(), &ReplayEvent::version);
    QList<ReplayStep> steps;
    if (wish.isTampered && !events.isEmpty())
        steps += tampered(events.first(), scheme);
    const bool isLate = wish.lateSeconds > 0;
    const bool mustBeTaken = wish.lateSeconds <= WebhookToleranceSeconds;
    for (qsizetype i = 0; i < events.size(); ++i) {
        for (int time = 0; time < wish.times; ++time) {
            const ReplayKind kind = isLate     ? ReplayKind::Late
                                    : time > 0 ? ReplayKind::Again
                                    : i > 0    ? ReplayKind::Older
                                               : ReplayKind::Plain;
            steps += ReplayStep{kind, events.at(i), wish.lateSeconds, mustBeTaken};
        }
    }
    return steps;
}

http::Request replayRequest(const ReplayStep &step, WebhookScheme scheme, const SecretBytes &secret,
                            UnixMs now)
{
    const UnixMs signedAt = now - step.lateSeconds * MsPerSecond;
    const QByteArray id = step.event.id.toUtf8();
    http::Request request;
    request.method = "POST";
    request.body = step.event.body;
    request.headers = step.kind == ReplayKind::OtherSecret
                          ? signedHeaders(scheme, anotherSecret(secret), id, signedAt, request.body)
                          : signedHeaders(scheme, secret, id, signedAt, request.body);
    if (step.kind == ReplayKind::TimeChanged)
        request.headers = redated(request.headers, signedAt, now);
    if (step.kind == ReplayKind::BodyChanged)
        request.body = withOneDigitChanged(request.body);
    return request;
}

ReplayAnswer judgeReplay(const ReplayStep &step, const http::Outcome &outcome)
{
    const int status = outcome.response.status;
    const bool isTaken = status / 100 == 2;
    ReplayAnswer answer{step, outcome, false, {}};
    if (status == 0) {
        answer.sentence = outcome.error ? outcome.error->message : QString();
    } else if (step.mustBeTaken) {
        answer.isRight = isTaken;
        answer.sentence = isTaken ? takenRightly(step.kind) : notTaken(step, status);
    } else {
        answer.isRight = status / 100 == 4;
        answer.sentence = answer.isRight ? Text::tr("Refused, as it should be.")
                          : isTaken      ? takenWrongly(step)
                                         : Text::tr("Answered with %1: the handler failed over it "
                                                         "instead of refusing it. Answer 400 or 401.",
                                                    "%1 a status")
                                          .arg(status);
    }
    return answer;
}

} // namespace coinpay
