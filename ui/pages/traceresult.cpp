// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/traceresult.h"

#include "core/text.h"
#include "forms/notice.h"
#include "models/tracesearch.h"
#include "pages/advicecard.h"
#include "pages/tracestep.h"
#include "pages/tracetimeline.h"
#include "pages/tracewords.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "trace/words.h"
#include "widgets/amountlabel.h"
#include "widgets/copylabel.h"
#include "widgets/elidedlabel.h"
#include "widgets/statebadge.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>

namespace coinpay {

namespace {

constexpr qsizetype LongestReference = 200;

//! The line at the top of what is in view, to find it again after what is above it has grown.
struct Anchor
{
    const TraceStep *step = nullptr;
    int y = 0; //!< in the scrolled body
};

Anchor anchorOf(const TraceTimeline &timeline, const QWidget &body, int top)
{
    for (const TraceStep *step : timeline.steps()) {
        const int y = step->mapTo(&body, QPoint()).y();
        if (y + step->height() > top)
            return {step, y};
    }
    return {};
}

} // namespace

TraceResult::TraceResult(TraceFollower &follower, Heartbeat &heartbeat, QWidget *parent)
    : QScrollArea(parent)
    , m_follower(follower)
    , m_heartbeat(heartbeat)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Trace"));
    build();
    connect(&m_follower, &TraceFollower::changed, this, &TraceResult::tell);
    connect(&m_heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            tellAdvice(); // says how long ago
    });
}

void TraceResult::tell()
{
    if (!m_follower.trace())
        return;
    const Trace &trace = *m_follower.trace();
    tellHead(trace);
    tellAdvice();
    tellActions(trace);
    tellMissing(trace);
    tellTimeline(trace);
}

void TraceResult::tellHead(const Trace &trace)
{
    TraceMatch match;
    match.found = trace.subject;
    match.resource = m_follower.facts().resource;
    if (trace.subject.kind == FoundKind::Operation && !m_follower.facts().operations.isEmpty())
        match.operation = m_follower.facts().operations.first().operation;
    m_kind->setText(foundKindText(trace.subject.kind));
    m_kindIcon->setPixmap(
        theme::icon(iconOf(trace.subject.kind))
            .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    m_badge->setLook(stateLook(trace.subject.kind, trace.status));
    m_badge->setVisible(!trace.status.isEmpty());
    m_amount->setVisible(match.amount().has_value());
    m_amount->setMoney(match.amount().value_or(Money()));
    m_reference->setText(displayText(match.reference(), LongestReference));
    m_reference->setVisible(!match.reference().isEmpty());
    if (m_id->text() != trace.subject.id)
        m_id->setText(trace.subject.id);
}

void TraceResult::tellAdvice()
{
    if (!m_follower.trace())
        return;
    const Trace &trace = *m_follower.trace();
    m_advice->setAdvice(adviceFor(trace, m_heartbeat.now(), locale()));
    if (trace.since > 0)
        m_heartbeat.beatWithin(theme::relativeTimeHoldsMs(trace.since, m_heartbeat.now()));
}

//! Of the operations that are told of, the one that a person would want to see: the one that is not
//! over, else the newest.
const Operation *TraceResult::pressingOperation() const
{
    const Operation *chosen = nullptr;
    for (const TracedOperation &traced : m_follower.facts().operations) {
        if (!chosen || !isOver(traced.operation.state) || isOver(chosen->state))
            chosen = &traced.operation;
    }
    return chosen;
}

void TraceResult::tellActions(const Trace &trace)
{
    const FoundKind kind = trace.subject.kind;
    m_open->setVisible(kind != FoundKind::Operation && kind != FoundKind::Request &&
                       isKnown(m_follower.facts().resource));
    switch (kind) {
    case FoundKind::Invoice: m_open->setText(tr("Go to the invoice")); break;
    case FoundKind::Escrow: m_open->setText(tr("Go to the escrow")); break;
    case FoundKind::Transfer: m_open->setText(tr("Go to the transfer")); break;
    case FoundKind::Wallet: m_open->setText(tr("Go to the wallet")); break;
    case FoundKind::Operation:
    case FoundKind::Request: break;
    }
    m_open->setAccessibleName(m_open->text());
    m_operation->setVisible(pressingOperation() != nullptr);
}

//! What is in view stays where it is, whatever is added above.
void TraceResult::tellTimeline(const Trace &trace)
{
    const bool isAnother = m_shownId != trace.subject.id;
    if (isAnother) {
        m_shownId = trace.subject.id;
        m_timeline->begin();
    }
    const int top = verticalScrollBar()->value();
    const Anchor anchor = isAnother || top == 0 ? Anchor() : anchorOf(*m_timeline, *widget(), top);
    m_timeline->setEntries(trace.entries);
    if (isAnother) {
        verticalScrollBar()->setValue(0);
        return;
    }
    if (!anchor.step || !m_timeline->steps().contains(anchor.step))
        return;
    // The new heights are known once the layout has been done, which would be later.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const int moved = anchor.step->mapTo(widget(), QPoint()).y() - anchor.y;
    verticalScrollBar()->setValue(top + moved);
}

void TraceResult::tellMissing(const Trace &trace)
{
    QStringList lines;
    for (const QString &sentence : trace.missing)
        lines += QStringLiteral("\u2013 ") + displayText(sentence);
    m_missing->setText(lines.join(u'\n'));
    m_missing->setVisible(!lines.isEmpty());
    m_missingHeading->setVisible(!lines.isEmpty());
}

void TraceResult::setAsking(bool asking)
{
    m_ask->setEnabled(!asking);
    m_ask->setText(asking ? tr("Asking the server\u2026") : tr("Ask the server"));
    m_ask->setAccessibleName(m_ask->text());
}

void TraceResult::setTrouble(const std::optional<Error> &trouble)
{
    if (trouble)
        m_trouble->say(theme::Tone::Attention, QStringLiteral("offline"),
                       tr("The server could not be asked"), trouble->message);
    else
        m_trouble->clear();
}

void TraceResult::setOthers(int count)
{
    m_others->setVisible(count > 0);
    m_others->setText(tr("Back to the %Ln found", "several things that bear a text", count));
    m_others->setAccessibleName(m_others->text());
}

void TraceResult::enter()
{
    for (QPushButton *button : {m_open, m_operation, m_ask}) {
        if (button->isVisible() && button->isEnabled()) {
            button->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void TraceResult::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LocaleChange)
        tell();
    QScrollArea::changeEvent(event);
}

} // namespace coinpay
