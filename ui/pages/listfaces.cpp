// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listfaces.h"

#include "core/text.h"
#include "theme/formats.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestMessage = 300;
//! All that following the feed asks for.
constexpr char readScope[] = "read";

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("ListFaces", text, note);
}

FaceAnswer face(theme::Tone tone, const QString &icon, const QString &title, const QString &text,
                const QList<FaceAction> &actions = {})
{
    FaceAnswer answer;
    answer.shown = true;
    answer.tone = tone;
    answer.icon = icon;
    answer.title = title;
    answer.text = text;
    answer.actions = actions;
    return answer;
}

QString reason(const std::optional<Error> &error)
{
    return error ? displayText(error->message, LongestMessage) : QString();
}

bool lacksScope(const Freshness &freshness)
{
    return freshness.error && freshness.error->kind == ErrorKind::Forbidden;
}

FaceAnswer whileFetching(const Freshness &freshness, const FaceWords &words)
{
    FaceAnswer answer =
        face(theme::Tone::Neutral, QStringLiteral("cloud"), words.fetching,
             tr("This happens once. After that only what changes is asked for. You can close the "
                "window; it goes on from here."),
             {FaceAction::Pause});
    answer.busy = true;
    answer.progress = freshness.fetched > 0
                          //: %1 is a number
                          ? tr("%1 so far").arg(theme::wholeNumber(freshness.fetched))
                          : QString();
    return answer;
}

//! The list has not answered yet.
FaceAnswer whileReading(const Freshness &freshness, const FaceWords &words)
{
    if (freshness.phase == Freshness::Phase::FirstSync)
        return whileFetching(freshness, words);
    FaceAnswer answer = face(theme::Tone::Neutral, words.icon, words.opening, {});
    answer.busy = true;
    return answer;
}

//! Nothing is here and nothing filters: why?
FaceAnswer whileEmpty(const FaceQuestion &question, const FaceWords &words)
{
    const Freshness &freshness = question.freshness;
    switch (freshness.phase) {
    case Freshness::Phase::FirstSync: return whileFetching(freshness, words);
    case Freshness::Phase::Paused:
        return face(theme::Tone::Neutral, QStringLiteral("pause"), tr("Fetching is paused"),
                    words.moreThere, {FaceAction::Resume});
    case Freshness::Phase::Offline:
        if (lacksScope(freshness))
            return face(theme::Tone::Attention, QStringLiteral("lock"), words.mayNotRead,
                        tr("Give the key the scope \u201Cread\u201D on the server, or use another "
                           "one."),
                        {FaceAction::CheckConnection, FaceAction::TryAgain});
        return face(theme::Tone::Attention, QStringLiteral("offline"),
                    tr("The server cannot be reached"), reason(freshness.error),
                    {FaceAction::TryAgain, FaceAction::CheckConnection});
    case Freshness::Phase::Stopped:
        if (freshness.asOf == 0)
            return face(theme::Tone::Neutral, QStringLiteral("power"), tr("Not connected yet"),
                        words.willAppear);
        break;
    case Freshness::Phase::CatchingUp:
    case Freshness::Phase::Live: break;
    }
    return face(theme::Tone::Neutral, words.icon, words.none, words.makeFirst,
                question.mayCreate && !words.make.isEmpty() ? QList{FaceAction::Make}
                                                            : QList<FaceAction>{});
}

} // namespace

FaceAnswer faceFor(const FaceQuestion &question, const FaceWords &words)
{
    if (question.readError)
        return face(theme::Tone::Bad, QStringLiteral("disk"), tr("The list cannot be read"),
                    reason(question.readError), {FaceAction::TryAgain});
    if (question.rows > 0)
        return {};
    if (!question.loaded)
        return question.filtered ? FaceAnswer{} : whileReading(question.freshness, words);
    if (question.filtered)
        return face(theme::Tone::Neutral, QStringLiteral("search"), words.noMatch,
                    tr("Nothing here fits the search and the filters above."),
                    {FaceAction::ClearFilters});
    return whileEmpty(question, words);
}

QString faceActionText(FaceAction action, const FaceWords &words)
{
    switch (action) {
    case FaceAction::Make: return words.make;
    case FaceAction::ClearFilters: return tr("Clear filters");
    case FaceAction::Pause: return tr("Pause");
    case FaceAction::Resume: return tr("Resume");
    case FaceAction::TryAgain: return tr("Try again");
    case FaceAction::CheckConnection: return tr("Check the connection");
    }
    return {};
}

FreshnessWords freshnessWords(const Freshness &freshness, UnixMs now)
{
    FreshnessWords words;
    const QString since = theme::relativeTime(freshness.asOf, now);
    const QString asOf = freshness.asOf > 0
                             //: How fresh the list is; %1 is "12 s ago"
                             ? tr("As of %1").arg(since)
                             : QString();
    words.holdsMs = freshness.asOf > 0 ? theme::relativeTimeHoldsMs(freshness.asOf, now) : 0;
    words.detail = theme::absoluteTime(freshness.asOf);
    switch (freshness.phase) {
    case Freshness::Phase::Live:
        words.icon = QStringLiteral("check-circle");
        words.tone = theme::Tone::Good;
        // While the feed is followed, "just now" is always true, and a clock that ticks is noise.
        words.text = tr("Up to date", "how fresh the list is");
        words.holdsMs = 0;
        return words;
    case Freshness::Phase::FirstSync:
        words.icon = QStringLiteral("cloud");
        words.tone = theme::Tone::Progress;
        words.text = tr("Fetching: %1 so far").arg(theme::wholeNumber(freshness.fetched));
        return words;
    case Freshness::Phase::CatchingUp:
        words.icon = QStringLiteral("refresh");
        words.tone = theme::Tone::Progress;
        words.text = tr("Catching up");
        return words;
    case Freshness::Phase::Paused:
        words.icon = QStringLiteral("pause");
        words.tone = theme::Tone::Attention;
        words.text = tr("Fetching is paused at %1").arg(theme::wholeNumber(freshness.fetched));
        return words;
    case Freshness::Phase::Offline:
        words.icon = QStringLiteral("offline");
        words.tone = theme::Tone::Attention;
        if (lacksScope(freshness)) {
            words.icon = QStringLiteral("lock");
            //: How fresh the list is: it cannot be, because the key may not do what is called so
            words.text = tr("The key lacks the scope \u201C%1\u201D").arg(QLatin1String(readScope));
            words.detail = reason(freshness.error) + u'\n' + words.detail;
            return words;
        }
        //: %1 is "As of 3 min ago"
        words.text = asOf.isEmpty() ? tr("Offline") : tr("Offline. %1").arg(asOf);
        if (freshness.error)
            words.detail = reason(freshness.error) + u'\n' + words.detail;
        return words;
    case Freshness::Phase::Stopped:
        words.icon = QStringLiteral("power");
        words.tone = theme::Tone::Neutral;
        words.text = asOf.isEmpty() ? tr("Not connected") : tr("Not connected. %1").arg(asOf);
        return words;
    }
    return words;
}

} // namespace coinpay
