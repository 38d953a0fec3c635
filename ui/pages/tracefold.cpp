// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tracefold.h"

#include "pages/tracetimeline.h"
#include "theme/formats.h"

#include <QHash>

namespace coinpay {

namespace {

constexpr qsizetype LeastRun = 3;

//! What is told of several that follow one another.
TraceLine foldOf(const QList<TraceEntry> &run)
{
    const TraceEntry &last = run.last();
    TraceLine line;
    line.entry = run.first();
    line.entry.requestId.clear();
    line.entry.eventId.clear();
    //: Several lines of a story in one: "1 to 11 of 12 confirmations."
    line.entry.sentence = TraceTimeline::tr("%1 to %2 of %3 confirmations.")
                              .arg(run.first().confirmations)
                              .arg(last.confirmations)
                              .arg(last.requiredConfirmations);
    //: %1 is a length of time: "11 min"
    line.entry.note = TraceTimeline::tr("Within %1.", "of confirmations")
                          .arg(theme::duration(last.at - run.first().at));
    line.folded = static_cast<int>(run.size());
    return line;
}

//! Which of the entries only count confirmations up: those whose state is that of the one before
//! them of the same thing.
QList<bool> countingOnly(const QList<TraceEntry> &entries)
{
    QHash<QString, const TraceEntry *> before;
    QList<bool> counting;
    for (const TraceEntry &entry : entries) {
        const bool isChange = entry.kind == TraceEntryKind::Change;
        const TraceEntry *last = isChange ? before.value(entry.about) : nullptr;
        counting += last && last->status == entry.status && entry.confirmations > 0 &&
                    entry.confirmations > last->confirmations;
        if (isChange)
            before.insert(entry.about, &entry);
    }
    return counting;
}

} // namespace

QList<TraceLine> foldedLines(const QList<TraceEntry> &entries, const QSet<QString> &open)
{
    const QList<bool> counting = countingOnly(entries);
    QList<TraceLine> lines;
    for (qsizetype from = 0; from < entries.size();) {
        qsizetype to = from + 1;
        while (counting[from] && to < entries.size() && counting[to] &&
               entries[to].about == entries[from].about)
            ++to;
        const QString key = entries[from].about + u' ' + QString::number(entries[from].serverAt);
        if (to - from >= LeastRun && !open.contains(key)) {
            lines += foldOf(entries.mid(from, to - from));
            lines.last().foldedKey = key;
        } else {
            for (qsizetype i = from; i < to; ++i)
                lines += TraceLine{entries[i], 0, {}};
        }
        from = to;
    }
    return lines;
}

} // namespace coinpay
