// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/feed.h"
#include "cli/jsonvalues.h"
#include "cli/texts.h"
#include "cli/webhookinbox.h"
#include "cli/webhooksecrets.h"
#include "core/text.h"
#include "webhooks/fillin.h"

#include <QEventLoop>

namespace coinpay::cli {

namespace {

constexpr qint64 LongestTimeoutSeconds = 366LL * 24 * 3600;
constexpr qint64 LargestCount = 1'000'000'000;
constexpr qint64 LargestPort = 65'535;
constexpr qint64 MsPerSecond = 1000;
//! What is on its way to the handler gets this long after a signal.
constexpr int FinishMs = 3000;
constexpr int EventColumn = 22;

QJsonObject toJson(const WebhookReceipt &receipt, bool isNew)
{
    const bool isTrusted = receipt.state != WebhookState::Refused;
    return {
        {QStringLiteral("event"), QStringLiteral("received")},
        {QStringLiteral("event_id"), jsonText(receipt.eventId)},
        {QStringLiteral("type"), jsonText(receipt.eventType)},
        {QStringLiteral("resource_id"), jsonText(receipt.resourceId)},
        {QStringLiteral("origin"), QString(webhookOriginName(receipt.origin))},
        {QStringLiteral("valid"), isTrusted},
        {QStringLiteral("duplicate"), isTrusted && !isNew},
        {QStringLiteral("times"), receipt.times},
        {QStringLiteral("verdict"), receipt.verdict},
        {QStringLiteral("message"), receipt.sentence},
        {QStringLiteral("advice"), jsonText(receipt.advice)},
        {QStringLiteral("scheme"), jsonText(receipt.scheme)},
        {QStringLiteral("secret_id"), jsonText(receipt.secretId)},
        {QStringLiteral("received_at"), jsonTime(receipt.receivedAt)},
        {QStringLiteral("body_bytes"), receipt.bodySize},
    };
}

QJsonObject toJson(const WebhookForward &attempt, const QString &eventId, WebhookState state)
{
    return {
        {QStringLiteral("event"), QStringLiteral("forwarded")},
        {QStringLiteral("event_id"), jsonText(eventId)},
        {QStringLiteral("url"), attempt.url},
        {QStringLiteral("attempt"), attempt.number},
        {QStringLiteral("status"),
         attempt.status == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(attempt.status)},
        {QStringLiteral("error"), jsonText(attempt.error)},
        {QStringLiteral("duration_ms"), attempt.durationMs},
        {QStringLiteral("state"), QString(webhookStateName(state))},
    };
}

QString verdictWord(const WebhookReceipt &receipt, bool isNew)
{
    if (receipt.state == WebhookState::Refused)
        return Texts::tr("refused", "a webhook");
    if (receipt.origin == WebhookOrigin::Feed)
        return Texts::tr("missed", "a webhook that never came");
    return isNew ? Texts::tr("new", "a webhook") : Texts::tr("duplicate", "a webhook");
}

//! One run, from the listening to its end.
class Listening
{
public:
    Listening(Session &session, WebhookListener &listener, qint64 count)
        : m_session(session)
        , m_listener(listener)
        , m_count(count)
    {
        QObject::connect(
            &listener, &WebhookListener::arrived, &session.waiter,
            [this](const WebhookReceipt &receipt, bool isNew) { tellArrival(receipt, isNew); });
        QObject::connect(&listener, &WebhookListener::forwarded, &session.waiter,
                         [this](const WebhookForward &attempt, WebhookState state) {
                             tellForward(attempt, state);
                         });
        QObject::connect(&listener, &WebhookListener::troubleChanged, &session.waiter,
                         [this](const std::optional<Error> &trouble) { tellTrouble(trouble); });
    }

    void begin(const ListenerSettings &settings)
    {
        m_forwards = settings.forwardTo.has_value();
        m_session.out.object({
            {QStringLiteral("event"), QStringLiteral("listening")},
            {QStringLiteral("url"), m_listener.url()},
            {QStringLiteral("forward_to"),
             m_forwards ? QJsonValue(settings.forwardTo->toString()) : QJsonValue::Null},
        });
        if (m_session.out.isJson())
            return;
        m_session.out.text(
            Texts::tr("Listening on %1. Ctrl+C ends it.", "%1 an address").arg(m_listener.url()));
        if (m_forwards && !http::isLoopback(*settings.forwardTo))
            m_session.out.note(Texts::tr("What arrives is passed on to %1, which is not on this "
                                         "computer.",
                                         "%1 an address")
                                   .arg(settings.forwardTo->toString()));
    }

    ExitCode run(qint64 timeoutMs)
    {
        const qint64 ms = timeoutMs == 0 ? std::numeric_limits<int>::max() : timeoutMs;
        const auto isOver = [this] { return m_count > 0 && m_handled >= m_count; };
        bool counted = false;
        do
            counted = m_session.waiter.until(isOver, ms);
        while (!counted && timeoutMs == 0 && !m_session.waiter.interrupted());
        finish();
        if (counted || m_session.waiter.interrupted())
            return ExitCode::Ok;
        m_session.out.note(Texts::tr("The time given is up."));
        return m_count > 0 ? ExitCode::TimeIsUp : ExitCode::Ok;
    }

private:
    //! Lets forwards that are under way come to their end.
    void finish()
    {
        if (m_listener.isIdle())
            return;
        QEventLoop loop;
        QObject::connect(&m_listener, &WebhookListener::forwarded, &loop, [&] {
            if (m_listener.isIdle())
                loop.quit();
        });
        QTimer::singleShot(FinishMs, &loop, &QEventLoop::quit);
        loop.exec();
    }

    void tellArrival(const WebhookReceipt &receipt, bool isNew)
    {
        m_session.out.object(toJson(receipt, isNew));
        const bool isTrusted = receipt.state != WebhookState::Refused;
        if (isTrusted)
            m_ids.insert(receipt.row, receipt.eventId);
        if (isTrusted && isNew && !m_forwards)
            countOne();
        if (m_session.out.isJson())
            return;
        const QString what = isTrusted ? receipt.eventType : receipt.sentence;
        QString line =
            QStringLiteral("%1  %2  %3  %4")
                .arg(formatTimestamp(receipt.receivedAt),
                     verdictWord(receipt, isNew).leftJustified(9), what.leftJustified(EventColumn),
                     QStringList{receipt.eventId, receipt.resourceId}.join(QLatin1String("  ")));
        if (receipt.times > 1)
            line += QLatin1String("  ") +
                    Texts::tr("(%n time(s))", "how often a webhook came", receipt.times);
        m_session.out.text(displayText(line.trimmed()));
    }

    void tellForward(const WebhookForward &attempt, WebhookState state)
    {
        const QString eventId = m_ids.value(attempt.receipt);
        if (state == WebhookState::Handled || state == WebhookState::GivenUp) {
            m_ids.remove(attempt.receipt);
            countOne();
        }
        m_session.out.object(toJson(attempt, eventId, state));
        if (m_session.out.isJson())
            return;
        const QString answer = attempt.status > 0
                                   ? Texts::tr("answered %1 in %2 ms", "%1 a status, %2 a number")
                                         .arg(attempt.status)
                                         .arg(attempt.durationMs)
                                   : attempt.error;
        QString line = Texts::tr("    forwarded: %1  %2", "%1 an answer, %2 an event's id")
                           .arg(answer, eventId);
        if (state == WebhookState::Waiting)
            line += QLatin1String("  ") + Texts::tr("(will be tried again)");
        else if (state == WebhookState::GivenUp)
            line += QLatin1String("  ") + Texts::tr("(given up)");
        m_session.out.text(line);
    }

    void tellTrouble(const std::optional<Error> &trouble)
    {
        m_session.out.note(trouble ? trouble->message
                                   : Texts::tr("The inbox takes webhooks again."));
    }

    void countOne()
    {
        ++m_handled;
        m_session.waiter.nudge();
    }

    Session &m_session;
    WebhookListener &m_listener;
    qint64 m_count; //!< 0: no end
    qint64 m_handled = 0;
    bool m_forwards = false;
    QHash<qint64, QString> m_ids; //!< of events whose forwarding goes on
};

Result<ListenerSettings> settingsFromArguments(const Session &session)
{
    const Arguments &arguments = session.arguments;
    ListenerSettings settings;
    const auto port = parseNumber(arguments, QStringLiteral("port"), 0, 0, LargestPort);
    if (!port)
        return fail(port.error());
    settings.port = static_cast<quint16>(*port);
    const auto scheme = schemeFromArguments(arguments);
    if (!scheme)
        return fail(scheme.error());
    settings.scheme = *scheme;
    if (arguments.has(QStringLiteral("forward-to"))) {
        const auto url = http::parseTargetUrl(arguments.value(QStringLiteral("forward-to")));
        if (!url)
            return fail(url.error());
        settings.forwardTo = *url;
    }
    settings.forwardsRefused = arguments.has(QStringLiteral("forward-refused"));
    if (settings.forwardsRefused && !settings.forwardTo)
        return fail(usageError(Texts::tr("--forward-refused needs --forward-to.")));
    return settings;
}

} // namespace

ExitCode listenForWebhooks(Session &session)
{
    const Arguments &arguments = session.arguments;
    auto settings = settingsFromArguments(session);
    if (!settings)
        return session.out.error(settings.error());
    const auto count = parseNumber(arguments, QStringLiteral("count"), 0, 1, LargestCount);
    if (!count)
        return session.out.error(count.error());
    const auto timeout =
        parseNumber(arguments, QStringLiteral("timeout"), 0, 1, LongestTimeoutSeconds);
    if (!timeout)
        return session.out.error(timeout.error());
    const bool fillsIn = arguments.has(QStringLiteral("fill-in"));
    auto desk = deskForWebhooks(session, fillsIn);
    if (!desk)
        return desk.error();
    auto secrets = listenerSecrets(session, *desk ? &**desk : nullptr);
    if (!secrets)
        return session.out.error(secrets.error(), ExitCode::Secrets);
    settings->secrets = std::move(*secrets);
    const auto folder = inboxFolder(session);
    if (!folder)
        return session.out.error(folder.error());
    settings->profileDir = *folder;
    WebhookListener listener(*settings, session.clock);
    Listening listening(session, listener, *count);
    if (const Done started = listener.start(); !started)
        return session.out.error(started.error());
    listening.begin(*settings);
    std::optional<FillIn> fillIn;
    if (fillsIn) {
        fillIn.emplace(listener, feedOf((*desk)->desk()), session.clock, FillIn::Pace());
        QObject::connect(&*fillIn, &FillIn::troubleChanged, &session.waiter,
                         [&session](const std::optional<Error> &trouble) {
                             session.out.note(trouble ? trouble->message
                                                      : Texts::tr("The event feed is read again."));
                         });
        fillIn->start();
    }
    return listening.run(*timeout * MsPerSecond);
}

} // namespace coinpay::cli
