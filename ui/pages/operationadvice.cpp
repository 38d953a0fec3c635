// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/operationadvice.h"

#include "core/text.h"
#include "pages/operationstrip.h"
#include "theme/formats.h"
#include "theme/states.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestMessage = 800;
constexpr qsizetype LongestCode = 60;
constexpr int FirstSuccess = 200;
constexpr int FirstRedirect = 300;
constexpr int FirstServerFault = 500;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("OperationAdvice", text, note);
}

QString titleOf(const Operation &operation)
{
    switch (operation.state) {
    case OperationState::Queued: return tr("Waiting to be sent", "what was asked for");
    case OperationState::InFlight: return tr("An attempt is under way", "what was asked for");
    case OperationState::Unknown:
        return tr("Nobody knows yet whether it happened", "what was asked for");
    case OperationState::Accepted: return tr("The server took it on", "what was asked for");
    case OperationState::Settling: return tr("On its way to its end", "what was asked for");
    case OperationState::Final: return tr("Done", "what was asked for");
    case OperationState::Failed: return tr("It ended badly", "what was asked for");
    case OperationState::Rejected: return tr("It did not happen", "what was asked for");
    case OperationState::NeedsPerson: return tr("It waits for you", "what was asked for");
    }
    return {};
}

//! When the driver looks again, where operationStory() does not say so already.
QString nextLook(const Operation &operation, UnixMs now)
{
    const bool follows = operation.state == OperationState::Accepted ||
                         operation.state == OperationState::Settling ||
                         operation.state == OperationState::NeedsPerson;
    const qint64 wait = operation.nextAttemptAt - now;
    if (!follows || operation.nextAttemptAt == 0)
        return {};
    if (wait <= 0)
        return tr("It is being looked at again.");
    //: %1 is "12 s"
    return tr("It is looked at again in %1.").arg(theme::duration(wait));
}

Advice say(theme::Tone tone, const char *icon, const QString &title, const QString &text)
{
    return {tone, QString::fromLatin1(icon), title, text};
}

QString answerWords(const Attempt &attempt)
{
    QStringList parts;
    if (attempt.httpStatus != 0)
        parts.append(QStringLiteral("HTTP %1").arg(attempt.httpStatus));
    if (!attempt.code.isEmpty())
        parts.append(displayText(attempt.code, LongestCode));
    if (attempt.replayed)
        parts.append(tr("the first answer again", "Idempotent-Replayed"));
    const QString answer = parts.join(QStringLiteral(" \u00B7 "));
    const QString message = displayText(attempt.message, LongestMessage);
    return message.isEmpty() ? answer : answer.isEmpty() ? message : answer + u'\n' + message;
}

//! As operationStory(), with all that was said.
QString storyOf(const Operation &operation, UnixMs now)
{
    QString said = displayText(operation.message, LongestMessage);
    switch (operation.state) {
    case OperationState::Failed:
    case OperationState::Rejected:
    case OperationState::NeedsPerson:
        if (!said.isEmpty())
            return said;
        break;
    case OperationState::Queued:
    case OperationState::InFlight:
    case OperationState::Unknown:
    case OperationState::Accepted:
    case OperationState::Settling:
    case OperationState::Final: break;
    }
    return operationStory(operation, now);
}

//! Whether it was put back before anything left, as history.h of app/operations has it.
bool wasNotSent(const Attempt &attempt)
{
    return attempt.httpStatus == 0 &&
           (attempt.code == u"not_sent" || attempt.code == u"changed_since_confirmed" ||
            attempt.code == u"changed_while_unknown");
}

} // namespace

Advice adviceFor(const Operation &operation, UnixMs now)
{
    const theme::StateLook look = theme::look(operation.state);
    QString text = storyOf(operation, now);
    const QString next = nextLook(operation, now);
    if (!next.isEmpty())
        text += u' ' + next;
    return {look.tone, look.icon, titleOf(operation), text};
}

Advice verdictOn(const Attempt &attempt, OperationState state, bool isLast)
{
    using theme::Tone;
    if (attempt.finishedAt == 0) {
        if (isLast && state == OperationState::InFlight)
            return say(Tone::Progress, "send", tr("Under way", "an attempt"),
                       tr("Waiting for the answer."));
        return say(Tone::Attention, "question", tr("No answer", "an attempt"),
                   tr("The program ended while it was under way."));
    }
    const QString answer = answerWords(attempt);
    if (wasNotSent(attempt))
        return say(Tone::Neutral, "pause", tr("Not sent", "an attempt"),
                   displayText(attempt.message, LongestMessage));
    if (attempt.httpStatus >= FirstSuccess && attempt.httpStatus < FirstRedirect)
        return say(Tone::Good, "check-circle", tr("Taken on", "an attempt"), answer);
    if (attempt.httpStatus >= FirstServerFault || attempt.httpStatus == 0)
        return say(Tone::Attention, "question",
                   attempt.httpStatus == 0 ? tr("No answer", "an attempt")
                                           : tr("Server fault", "an attempt"),
                   answer);
    return say(Tone::Bad, "slash-circle", tr("Turned down", "an attempt"), answer);
}

Hindrances hindrancesTo(const Operation &operation)
{
    const QString over = tr("It is over: nothing is sent any more.");
    const QString none;
    const QString notAsked = tr("It does not wait for a decision.");
    const bool nothingLeft = operation.firstSentAt == 0;
    const QString unheard =
        nothingLeft ? tr("Nothing has left yet: the server cannot know of it.") : QString();
    switch (operation.state) {
    case OperationState::Queued: return {none, unheard, none, notAsked};
    case OperationState::InFlight:
        return {tr("An attempt is under way."), none,
                tr("An attempt is under way: it may have reached the server already."), notAsked};
    case OperationState::Unknown:
    case OperationState::NeedsPerson:
        return {none, unheard,
                tr("It may have reached the server: stopping here would not stop it there."),
                operation.state == OperationState::NeedsPerson ? none : notAsked};
    case OperationState::Accepted:
    case OperationState::Settling:
        return {none, none, tr("The server has taken it on: it cannot be stopped from here."),
                notAsked};
    case OperationState::Final:
    case OperationState::Failed:
    case OperationState::Rejected: return {over, unheard, over, notAsked};
    }
    return {};
}

} // namespace coinpay
