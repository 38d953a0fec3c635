// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "core/timestamp.h"
#include "trace/link.h"
#include "trace/render.h"
#include "trace/texts.h"
#include "trace/words.h"

namespace coinpay {

namespace {

constexpr qsizetype TimeWidth = 24; // "2026-02-03T04:05:06.789Z"

QString timeText(UnixMs time)
{
    return time > 0 ? formatTimestamp(time) : QStringLiteral("\u2014");
}

QString titleOf(const Trace &trace)
{
    const QString title = foundKindText(trace.subject.kind) + QLatin1Char(' ') + trace.subject.id;
    return trace.status.isEmpty() ? title : title + QLatin1String(": ") + trace.status;
}

//! The ids of an entry, "request req_1 · key ik_1".
QString idsOf(const TraceEntry &entry)
{
    QStringList ids;
    const auto add = [&ids](const QString &name, const QString &id) {
        if (!id.isEmpty())
            ids += name + QLatin1Char(' ') + id;
    };
    add(TraceTexts::tr("request", "before an id"), entry.requestId);
    add(TraceTexts::tr("event", "before an id"), entry.eventId);
    add(TraceTexts::tr("delivery", "before an id"), entry.deliveryId);
    if (entry.kind == TraceEntryKind::Asked || entry.kind == TraceEntryKind::Sight)
        add(TraceTexts::tr("key", "before an id"), entry.idempotencyKey);
    add(TraceTexts::tr("operation", "before an id"), entry.correlationId);
    return ids.join(QStringLiteral(" \u00B7 "));
}

//! HTML is Markdown too.
QString escaped(const QString &outside)
{
    QString text;
    for (const QChar c : displayText(outside, 2000).toHtmlEscaped()) {
        if (QLatin1String("\\`*_{}[]()#+-.!|~:/@").contains(c))
            text += QLatin1Char('\\');
        text += c;
    }
    return text;
}

QStringList linesUnder(const TraceEntry &entry)
{
    QStringList lines{entry.note, idsOf(entry)};
    lines.removeAll(QString());
    return lines;
}

} // namespace

QString traceToText(const Trace &trace)
{
    QString text = displayText(titleOf(trace)) + QLatin1Char('\n') +
                   displayText(summaryText(trace), 2000) + QLatin1String("\n\n");
    const QString indent(2 * (TimeWidth + 2), QLatin1Char(' '));
    text += TraceTexts::tr("SERVER'S CLOCK", "a heading").leftJustified(TimeWidth + 2) +
            TraceTexts::tr("OUR CLOCK", "a heading").leftJustified(TimeWidth + 2) +
            TraceTexts::tr("WHAT HAPPENED", "a heading") + QLatin1Char('\n');
    for (const TraceEntry &entry : trace.entries) {
        text += timeText(entry.serverAt).leftJustified(TimeWidth + 2) +
                timeText(entry.ourAt).leftJustified(TimeWidth + 2) + displayText(entry.sentence) +
                QLatin1Char('\n');
        for (const QString &line : linesUnder(entry))
            text += indent + QLatin1String("  ") + displayText(line) + QLatin1Char('\n');
    }
    if (!trace.missing.isEmpty())
        text += QLatin1Char('\n');
    for (const QString &sentence : trace.missing)
        text += displayText(sentence) + QLatin1Char('\n');
    return text + QLatin1Char('\n') + traceLink(trace.subject.id) + QLatin1Char('\n');
}

QString traceToMarkdown(const Trace &trace)
{
    QString text = QLatin1String("## ") + escaped(titleOf(trace)) + QLatin1String("\n\n") +
                   escaped(summaryText(trace)) + QLatin1String("\n\n| ") +
                   TraceTexts::tr("Server's clock", "a heading") + QLatin1String(" | ") +
                   TraceTexts::tr("Our clock", "a heading") + QLatin1String(" | ") +
                   TraceTexts::tr("What happened", "a heading") +
                   QLatin1String(" |\n|---|---|---|\n");
    for (const TraceEntry &entry : trace.entries) {
        QStringList cell{escaped(entry.sentence)};
        for (const QString &line : linesUnder(entry))
            cell += escaped(line);
        text += QLatin1String("| ") + timeText(entry.serverAt) + QLatin1String(" | ") +
                timeText(entry.ourAt) + QLatin1String(" | ") + cell.join(QLatin1String("<br>")) +
                QLatin1String(" |\n");
    }
    text += QLatin1Char('\n');
    for (const QString &sentence : trace.missing)
        text += QLatin1String("- ") + escaped(sentence) + QLatin1Char('\n');
    return text + QLatin1String("\n<") + traceLink(trace.subject.id) + QLatin1String(">\n");
}

} // namespace coinpay
