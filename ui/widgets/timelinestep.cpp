// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timelinestep.h"

#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/confirmations.h"
#include "widgets/copylabel.h"
#include "widgets/elidedlabel.h"
#include "widgets/relativetimelabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace coinpay {

namespace {

constexpr int RailWidth = theme::IconSmall + theme::Gap;
constexpr qreal DotRadius = 3;
//! Below this the two clocks agree as far as a person cares.
constexpr qint64 WorthSaying = 2000;

} // namespace

bool sameTransition(const Transition &a, const Transition &b)
{
    return a.resourceId == b.resourceId && a.version == b.version && a.fromStatus == b.fromStatus &&
           a.toStatus == b.toStatus && a.occurredAt == b.occurredAt && a.learnedAt == b.learnedAt &&
           a.requestId == b.requestId && a.eventId == b.eventId && a.learnedFrom == b.learnedFrom &&
           a.confirmations == b.confirmations && a.requiredConfirmations == b.requiredConfirmations;
}

bool isConfirmationOnly(const Transition &transition)
{
    return transition.fromStatus == transition.toStatus && transition.confirmations >= 0;
}

theme::StateLook TimelineWords::lookOf(const Transition &step, const QString &status) const
{
    return look ? look(step, status) : theme::lookOfInvoiceWord(status);
}

QString TimelineWords::withSubject(const Transition &step, const QString &words) const
{
    const QString what = subject ? subject(step) : QString();
    if (what.isEmpty())
        return words;
    //: A step on a timeline; %1 is what it happened to, %2 is what happened
    return TimelineStep::tr("%1: %2").arg(what, words);
}

TimelineStep::TimelineStep(const Transition &transition, Heartbeat &heartbeat, QWidget *parent,
                           TimelineWords words)
    : QWidget(parent)
    , m_transition(transition)
    , m_words(std::move(words))
    , m_heartbeat(heartbeat)
    , m_word(new QLabel(this))
    , m_time(new RelativeTimeLabel(heartbeat, this))
    , m_story(new QLabel(this))
    //: Becomes "Copy Request id" on a button
    , m_requestId(new CopyLabel(tr("Request id"), this))
    //: Becomes "Copy Event id" on a button
    , m_eventId(new CopyLabel(tr("Event id"), this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(RailWidth, 0, 0, isRepeat() ? theme::Gap : theme::GapGroup);
    grid->setHorizontalSpacing(theme::Gap);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_word, 0, 0);
    grid->addWidget(m_time, 0, 1, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_story, 1, 0, 1, 2);
    grid->addWidget(m_requestId, 2, 0, 1, 2);
    grid->addWidget(m_eventId, 3, 0, 1, 2);
    buildHead();
    buildIds();
    dress();
}

void TimelineStep::setDropFrom(int confirmations)
{
    if (confirmations == m_dropFrom)
        return;
    m_dropFrom = confirmations;
    buildHead();
    update();
}

void TimelineStep::buildHead()
{
    m_word->setTextFormat(Qt::PlainText);
    m_story->setTextFormat(Qt::PlainText);
    m_story->setWordWrap(true);
    const QString confirmations =
        confirmationsText(m_transition.confirmations, m_transition.requiredConfirmations);
    const theme::StateLook look = m_words.lookOf(m_transition, m_transition.toStatus);
    const auto say = [this](const QString &text) {
        m_word->setText(m_words.withSubject(m_transition, text));
    };
    m_word->setWordWrap(bool(m_words.subject));
    if (m_dropFrom >= 0) {
        //: A reorganised chain took confirmations back; %1 is "3 of 12"
        say(tr("Back to %1 confirmations").arg(confirmations));
        m_word->setFont(theme::heading(font()));
    } else if (isRepeat()) {
        //: A step on a timeline; %1 is "3 of 12"
        say(tr("%1 confirmations").arg(confirmations));
        m_word->setFont(theme::small(font()));
    } else {
        say(look.word);
        m_word->setFont(theme::heading(font()));
        m_word->setToolTip(look.meaning);
    }
    m_time->setFont(theme::small(font()));
    m_story->setFont(theme::small(font()));
    m_story->setText(story());
    m_story->setVisible(!isRepeat() || m_dropFrom >= 0);
    //: %1 and %2 are times by two clocks
    m_time->setNote(
        tr("By the server's clock: %1\nKnown here since: %2")
            .arg(theme::isoTime(m_transition.occurredAt), theme::isoTime(m_transition.learnedAt)));
    m_time->setTime(m_transition.occurredAt);
    setAccessibleName(m_word->text());
    setAccessibleDescription(m_story->text());
}

//! "Was pending. Event feed, 3 s later."
QString TimelineStep::story() const
{
    QStringList parts;
    if (m_dropFrom >= 0)
        //: %1 is how many confirmations there were before
        parts.append(tr("the chain was reorganized, there had been %1").arg(m_dropFrom));
    if (!m_transition.fromStatus.isEmpty() && m_transition.fromStatus != m_transition.toStatus)
        //: The state before this one, in its own words
        parts.append(tr("was %1").arg(m_words.lookOf(m_transition, m_transition.fromStatus).word));
    if (m_transition.confirmations > 0 && !isRepeat())
        parts.append(tr("%1 confirmations")
                         .arg(confirmationsText(m_transition.confirmations,
                                                m_transition.requiredConfirmations)));
    const QString source = theme::learnedFromWord(m_transition.learnedFrom);
    const qint64 late = m_transition.learnedAt - m_transition.occurredAt;
    parts.append(late < WorthSaying ? source
                                    //: How we learned of something and how long after it happened
                                    : tr("%1, %2 later").arg(source, theme::duration(late)));
    return parts.join(QStringLiteral(" \u00B7 "));
}

void TimelineStep::buildIds()
{
    m_requestId->setQuiet(true);
    m_eventId->setQuiet(true);
    m_requestId->setText(m_transition.requestId);
    m_eventId->setText(m_transition.eventId);
    m_requestId->setVisible(!m_transition.requestId.isEmpty());
    m_eventId->setVisible(!m_transition.eventId.isEmpty());
}

void TimelineStep::setEnds(bool latest, bool first)
{
    m_latest = latest;
    m_first = first;
    update();
}

void TimelineStep::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void TimelineStep::dress()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    m_time->setPalette(quiet);
    m_story->setPalette(quiet);
}

theme::StateLook TimelineStep::shownLook() const
{
    theme::StateLook look = m_words.lookOf(m_transition, m_transition.toStatus);
    if (m_dropFrom >= 0) {
        look.tone = theme::Tone::Attention;
        look.icon = QStringLiteral("warning");
    }
    return look;
}

void TimelineStep::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal x = theme::IconSmall / 2.0;
    const qreal y = m_word->geometry().center().y() + 0.5;
    const bool dot = isRepeat() && m_dropFrom < 0;
    const qreal clear =
        dot ? DotRadius + theme::GapTight : theme::IconSmall / 2.0 + theme::GapTight / 2.0;
    painter.setPen(QPen(theme::hairline(palette()), 1.5));
    if (!m_latest)
        painter.drawLine(QPointF(x, 0), QPointF(x, y - clear));
    if (!m_first)
        painter.drawLine(QPointF(x, y + clear), QPointF(x, height()));
    const theme::StateLook look = shownLook();
    if (dot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::quietText(palette()));
        painter.drawEllipse(QPointF(x, y), DotRadius, DotRadius);
        return;
    }
    theme::icon(look.icon, look.tone)
        .paint(&painter,
               QRect(0, qRound(y - theme::IconSmall / 2.0), theme::IconSmall, theme::IconSmall));
}

} // namespace coinpay
