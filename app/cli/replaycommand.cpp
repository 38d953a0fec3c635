// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/feed.h"
#include "cli/input.h"
#include "cli/jsonvalues.h"
#include "cli/texts.h"
#include "cli/webhookinbox.h"
#include "cli/webhooksecrets.h"
#include "core/text.h"
#include "webhooks/replay.h"
#include "webhooks/replaysource.h"

#include <QFileInfo>

namespace coinpay::cli {

namespace {

constexpr qsizetype MaxBodyBytes = 16 * 1024 * 1024;
constexpr qint64 LatestSeconds = 10LL * 366 * 24 * 3600;

Result<ReplayWish> wishFromArguments(const Arguments &arguments)
{
    ReplayWish wish;
    const auto times = parseNumber(arguments, QStringLiteral("times"), 1, 1, MostReplays);
    if (!times)
        return fail(times.error());
    const auto late = parseNumber(arguments, QStringLiteral("late"), 0, 1, LatestSeconds);
    if (!late)
        return fail(late.error());
    wish.times = static_cast<int>(*times);
    wish.lateSeconds = *late;
    wish.isOutOfOrder = arguments.has(QStringLiteral("out-of-order"));
    wish.isTampered = arguments.has(QStringLiteral("tamper"));
    return wish;
}

//! The event, and with `siblings` the others of its resource.
Result<QList<ReplayEvent>> eventsFromInbox(const Session &session, bool siblings)
{
    const auto folder = inboxFolder(session);
    if (!folder)
        return fail(folder.error());
    auto inbox = WebhookInbox::open(*folder, session.clock);
    if (!inbox)
        return fail(inbox.error());
    const auto receipt = (*inbox)->receiptOf(session.arguments.subject);
    if (!receipt)
        return fail(receipt.error());
    return replayEventsFrom(**inbox, *receipt, siblings);
}

//! Whether it is to be had there or not any more.
bool isInInbox(const Session &session)
{
    const auto events = eventsFromInbox(session, false);
    return events || events.error().kind == ErrorKind::InvalidInput;
}

Result<QList<ReplayEvent>> eventsFromFile(const Session &session)
{
    const auto body = readInput(session.arguments.subject, MaxBodyBytes);
    if (!body)
        return fail(body.error());
    return QList<ReplayEvent>{replayEventOf(*body)};
}

QJsonObject toJson(const ReplayAnswer &answer)
{
    const int status = answer.outcome.response.status;
    return {
        {QStringLiteral("event_id"), answer.step.event.id},
        {QStringLiteral("type"), jsonText(answer.step.event.type)},
        {QStringLiteral("sent"), QString(replayKindName(answer.step.kind))},
        {QStringLiteral("late_seconds"), answer.step.lateSeconds},
        {QStringLiteral("must_be"),
         answer.step.mustBeTaken ? QStringLiteral("taken") : QStringLiteral("refused")},
        {QStringLiteral("status"), status == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(status)},
        {QStringLiteral("duration_ms"), answer.outcome.durationMs},
        {QStringLiteral("right"), answer.isRight},
        {QStringLiteral("message"), answer.sentence},
    };
}

void tell(const Output &out, const ReplayAnswer &answer)
{
    out.object(toJson(answer));
    if (out.isJson())
        return;
    const int status = answer.outcome.response.status;
    const QString mark = answer.isRight ? Texts::tr("right", "a handler's answer")
                                        : Texts::tr("WRONG", "a handler's answer");
    out.text(displayText(QStringLiteral("%1  %2  %3  %4")
                             .arg(mark.leftJustified(7), replayKindText(answer.step.kind), //
                                  status == 0 ? QStringLiteral("\u2013") : QString::number(status),
                                  answer.sentence)));
}

} // namespace

ExitCode replayEvent(Session &session)
{
    const Arguments &arguments = session.arguments;
    const auto url = http::parseTargetUrl(arguments.value(QStringLiteral("to")));
    if (!url)
        return session.out.error(url.error());
    const auto wish = wishFromArguments(arguments);
    if (!wish)
        return session.out.error(wish.error());
    const auto scheme = schemeFromArguments(arguments);
    if (!scheme)
        return session.out.error(scheme.error());
    const bool isFile =
        arguments.subject == QLatin1String("-") || QFileInfo(arguments.subject).isFile();
    auto desk = deskForWebhooks(session, !isFile && !isInInbox(session));
    if (!desk)
        return desk.error();
    OpenDesk *open = *desk ? &**desk : nullptr;
    const auto secrets = listenerSecrets(session, open);
    if (!secrets)
        return session.out.error(secrets.error(), ExitCode::Secrets);
    const auto events =
        isFile ? eventsFromFile(session)
        : open != nullptr && !isInInbox(session)
            ? eventsFromFeed(session, open->desk(), arguments.subject, wish->isOutOfOrder)
            : eventsFromInbox(session, wish->isOutOfOrder);
    if (!events)
        return session.out.error(events.error());
    const WebhookScheme use = scheme->value_or(WebhookScheme::CoinPay);
    const auto steps = planReplay(*events, *wish, use);
    if (!steps)
        return session.out.error(steps.error());
    if (!http::isLoopback(*url))
        session.out.note(
            Texts::tr("%1 is not on this computer.", "an address").arg(url->toString()));
    Replay replay(*url, *steps, use, secrets->front(), session.clock);
    std::optional<int> wrong;
    QObject::connect(&replay, &Replay::answered, &session.waiter,
                     [&](const ReplayAnswer &answer) { tell(session.out, answer); });
    QObject::connect(&replay, &Replay::finished, &session.waiter, [&](int count) {
        wrong = count;
        session.waiter.nudge();
    });
    replay.start();
    constexpr qint64 NoEnd = std::numeric_limits<int>::max();
    if (!session.waiter.until([&] { return wrong.has_value(); }, NoEnd))
        return ExitCode::TimeIsUp;
    if (!session.out.isJson() && *wrong == 0)
        session.out.text(Texts::tr("The handler answered every message as it should."));
    else if (!session.out.isJson())
        session.out.text(
            Texts::tr("The handler answered %n message(s) otherwise than it should.", "", *wrong));
    return *wrong == 0 ? ExitCode::Ok : ExitCode::FailedOutcome;
}

} // namespace coinpay::cli
