// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timelinerun.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPainter>

namespace coinpay {

namespace {

constexpr int LeastRun = 3;
constexpr int RailWidth = theme::IconSmall + theme::Gap;
constexpr qreal DotRadius = 3;
constexpr qreal DotGap = 7;
constexpr double HoverShare = 0.05;
constexpr qint64 WorthSaying = 1000; //!< below this a span says nothing

bool countsUp(const Transition &before, const Transition &after)
{
    return isConfirmationOnly(after) && before.resourceId == after.resourceId &&
           before.toStatus == after.toStatus && after.confirmations > before.confirmations &&
           before.requiredConfirmations == after.requiredConfirmations;
}

} // namespace

const Transition *stepBefore(const QList<Transition> &transitions, int at)
{
    for (int i = at - 1; i >= 0; --i) {
        if (transitions[i].resourceId == transitions[at].resourceId)
            return &transitions[i];
    }
    return nullptr;
}

bool dropsConfirmations(const Transition &before, const Transition &after)
{
    return isConfirmationOnly(after) && after.confirmations < before.confirmations;
}

QList<std::pair<int, int>> confirmationRuns(const QList<Transition> &transitions)
{
    QList<std::pair<int, int>> runs;
    const int count = static_cast<int>(transitions.size());
    int first = 0;
    while (first < count) {
        const Transition *before = stepBefore(transitions, first);
        const bool starts = isConfirmationOnly(transitions[first]) &&
                            (!before || !dropsConfirmations(*before, transitions[first]));
        int last = first;
        while (starts && last + 1 < count && countsUp(transitions[last], transitions[last + 1]))
            ++last;
        if (last - first + 1 >= LeastRun)
            runs.append({first, last});
        first = last + 1;
    }
    return runs;
}

TimelineRun::TimelineRun(Heartbeat &heartbeat, QWidget *parent, TimelineWords words)
    : QPushButton(parent)
    , m_heartbeat(heartbeat)
    , m_words(std::move(words))
{
    setCheckable(true);
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            update();
    });
}

void TimelineRun::setSteps(const QList<Transition> &steps)
{
    m_first = steps.first();
    const Transition &last = steps.last();
    m_latestAt = last.occurredAt;
    const int count = static_cast<int>(steps.size());
    const qint64 span = last.occurredAt - m_first.occurredAt;
    //: Several steps of a timeline in one line: "1 to 11 of 12 confirmations"
    setText(tr("%1 to %2 of %3 confirmations")
                .arg(m_first.confirmations)
                .arg(last.confirmations)
                .arg(last.requiredConfirmations));
    m_span = span < WorthSaying
                 ? tr("%n steps", "of a timeline, folded into one line", count)
                 //: %1 is a length of time: "11 min"
                 : tr("%n steps within %1", "of a timeline, folded into one line", count)
                       .arg(theme::duration(span));
    setAccessibleName(m_words.withSubject(m_first, text()));
    setAccessibleDescription(m_span);
    setToolTip(QStringLiteral("%1\n%2").arg(theme::absoluteTime(m_first.occurredAt),
                                            theme::absoluteTime(last.occurredAt)));
    updateGeometry();
    update();
}

void TimelineRun::setEnds(bool latest, bool first)
{
    m_isLatest = latest;
    m_isFirst = first;
    update();
}

QSize TimelineRun::sizeHint() const
{
    const QFontMetrics metrics(theme::small(font()));
    const QString time = theme::relativeTime(m_latestAt, m_heartbeat.now());
    return {minimumSizeHint().width() + theme::Gap + metrics.horizontalAdvance(time),
            minimumSizeHint().height()};
}

QSize TimelineRun::minimumSizeHint() const
{
    const QFontMetrics metrics(theme::small(font()));
    return {RailWidth + metrics.horizontalAdvance(text()) + theme::GapTight + theme::MenuArrow,
            2 * metrics.lineSpacing() + theme::GapGroup};
}

void TimelineRun::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect ground = rect().adjusted(RailWidth - theme::GapTight, 0, 0, -theme::Gap);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme::focusRing(palette()), 2) : QPen(Qt::NoPen));
        painter.setBrush(theme::mixed(palette().color(QPalette::WindowText),
                                      palette().color(QPalette::Window), HoverShare));
        painter.drawRoundedRect(QRectF(ground).adjusted(1, 1, -1, -1), theme::Radius - 1,
                                theme::Radius - 1);
    }
    painter.setFont(theme::small(font()));
    const int height = painter.fontMetrics().lineSpacing();
    const QRect line(RailWidth, theme::GapTight, width() - RailWidth, height);
    paintRail(painter, line.center().y() + 0.5);
    paintWords(painter, line);
    m_heartbeat.beatWithin(theme::relativeTimeHoldsMs(m_latestAt, m_heartbeat.now()));
}

//! Three dots, as many as stand for "and so on".
void TimelineRun::paintRail(QPainter &painter, qreal y) const
{
    const qreal x = theme::IconSmall / 2.0;
    const qreal clear = DotRadius + theme::GapTight;
    painter.setPen(QPen(theme::hairline(palette()), 1.5));
    if (!m_isLatest && y - clear > 0)
        painter.drawLine(QPointF(x, 0), QPointF(x, y - clear));
    if (!m_isFirst)
        painter.drawLine(QPointF(x, y + 2 * DotGap + clear), QPointF(x, height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::quietText(palette()));
    for (int dot = 0; dot < 3; ++dot)
        painter.drawEllipse(QPointF(x, y + dot * DotGap), DotRadius - 1, DotRadius - 1);
}

void TimelineRun::paintWords(QPainter &painter, const QRect &line) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine, text());
    const QRect arrow(line.left() + metrics.horizontalAdvance(text()) + theme::GapTight,
                      line.center().y() + 1 - theme::MenuArrow / 2, theme::MenuArrow,
                      theme::MenuArrow);
    theme::icon(isChecked() ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"))
        .paint(&painter, arrow);
    painter.setPen(theme::quietText(palette()));
    const QString time = theme::relativeTime(m_latestAt, m_heartbeat.now());
    const int room = line.right() - arrow.right() - theme::GapTight;
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                     metrics.elidedText(time, Qt::ElideRight, room));
    painter.drawText(line.translated(0, metrics.lineSpacing()),
                     Qt::AlignVCenter | Qt::TextSingleLine, m_span);
}

} // namespace coinpay
