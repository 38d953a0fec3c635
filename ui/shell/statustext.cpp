// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/statustext.h"

#include "theme/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace coinpay {

namespace {

using theme::Tone;
using Phase = ConnectionStatus::Phase;

constexpr qint64 Second = 1000;
// "as of" may lag by this much: redrawing every second would keep the processor awake.
constexpr qint64 CalmStep = 5 * Second;

QString tr(const char *text, const char *note, int n = -1)
{
    return QCoreApplication::translate("coinpay", text, note, n);
}

StatusWords words(const char16_t *icon, Tone tone, const QString &word, const QString &detail)
{
    return {QString::fromUtf16(icon), tone, word, detail, 0};
}

QString asOf(UnixMs time, UnixMs now)
{
    return time == 0 ? tr("nothing fetched yet", "how fresh the data is")
                     : tr("as of %1", "how fresh the data is; %1 like “3 min ago”")
                           .arg(theme::relativeTime(time, now));
}

QString since(UnixMs time)
{
    if (time == 0)
        return tr("Offline", "state of the connection");
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time);
    const bool today = moment.date() == QDate::currentDate();
    const QString text = today ? QLocale().toString(moment.time(), QLocale::ShortFormat)
                               : QLocale().toString(moment, QLocale::ShortFormat);
    return tr("Offline since %1", "state of the connection; %1 a time").arg(text);
}

StatusWords offline(UnixMs asOfTime, UnixMs nextTryAt, UnixMs now)
{
    StatusWords result = words(u"offline", Tone::Attention, since(asOfTime), {});
    const qint64 left = nextTryAt - now;
    if (nextTryAt == 0) {
        result.detail = tr("click for what to do", "state of the connection");
    } else if (left > 0) {
        result.detail = tr("trying again %1", "%1 like “in 12 s”")
                            .arg(tr("in %n s", "a short time ahead", int((left + 999) / Second)));
        result.holdsMs = Second;
    } else {
        result.detail = tr("trying again now", "state of the connection");
    }
    return result;
}

//! The server answers, and says no: that is not being offline.
bool lacksScope(const std::optional<Error> &error)
{
    return error && error->kind == ErrorKind::Forbidden;
}

StatusWords notAllowed()
{
    return words(u"lock", Tone::Attention, tr("The key lacks a scope", "state of the connection"),
                 tr("click for what to do", "state of the connection"));
}

StatusWords fresh(const Freshness &freshness, UnixMs now)
{
    switch (freshness.phase) {
    case Freshness::Phase::Stopped:
        return words(u"cloud", Tone::Neutral, tr("Starting", "state of the connection"),
                     asOf(freshness.asOf, now));
    case Freshness::Phase::FirstSync:
        return words(u"download", Tone::Progress,
                     tr("Fetching everything", "state of the connection"),
                     tr("%n row(s) so far", "the first synchronization", int(freshness.fetched)));
    case Freshness::Phase::CatchingUp:
        return words(u"refresh", Tone::Progress, tr("Catching up", "state of the connection"),
                     asOf(freshness.asOf, now));
    case Freshness::Phase::Live: {
        StatusWords live = words(u"check-circle", Tone::Good, tr("Live", "state of the connection"),
                                 asOf(freshness.asOf, now));
        live.holdsMs = qMax(CalmStep, theme::relativeTimeHoldsMs(freshness.asOf, now));
        return live;
    }
    case Freshness::Phase::Offline:
        return lacksScope(freshness.error) ? notAllowed()
                                           : offline(freshness.asOf, freshness.nextTryAt, now);
    case Freshness::Phase::Paused:
        return words(u"pause", Tone::Waiting, tr("Paused", "state of the connection"),
                     tr("%n row(s) so far", "the first synchronization", int(freshness.fetched)));
    }
    return {};
}

} // namespace

StatusWords statusWords(const ConnectionStatus &status, UnixMs now)
{
    switch (status.phase) {
    case Phase::Waiting:
    case Phase::Connecting:
        return words(u"cloud", Tone::Neutral, tr("Connecting…", "state of the connection"),
                     asOf(status.freshness.asOf, now));
    case Phase::Connected: return fresh(status.freshness, now);
    case Phase::Failed:
        return lacksScope(status.error) ? notAllowed()
                                        : offline(status.freshness.asOf, status.nextTryAt, now);
    }
    return {};
}

} // namespace coinpay
