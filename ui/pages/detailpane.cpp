// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/detailpane.h"

#include "core/text.h"
#include "pages/listfaces.h"
#include "pages/notessection.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/amountlabel.h"
#include "widgets/copylabel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"
#include "widgets/statebadge.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int LeastWidth = 340;
constexpr qsizetype LongestReference = 200;

} // namespace

DetailPane::DetailPane(const QString &name, Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_stack(new QStackedWidget(this))
    , m_face(new EmptyState(this))
    , m_scroll(new QScrollArea(this))
{
    setMinimumWidth(LeastWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(name);
    m_stack->addWidget(m_face);
    m_stack->addWidget(m_scroll);
    connect(&m_heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            tellFreshness();
    });
}

bool DetailPane::hasBody() const
{
    return m_scroll->widget();
}

void DetailPane::ensureBody()
{
    if (hasBody())
        return;
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, theme::GapWide);
    column->setSpacing(theme::GapGroup);
    column->addWidget(buildHead(body));
    buildBody(*body, *column);
    buildNotes(*body, *column);
    column->addStretch();
    m_scroll->setWidget(body);
    body->installEventFilter(this);
}

void DetailPane::setNotes(Store &store, Reader &reader)
{
    m_store = &store;
    m_reader = &reader;
}

void DetailPane::buildNotes(QWidget &body, QVBoxLayout &column)
{
    if (!m_store)
        return;
    m_notes = new NotesSection(*m_store, *m_reader, m_heartbeat, &body);
    column.addWidget(headingLabel(tr("Notes"), &body));
    column.addWidget(m_notes);
    //: Button; the dots say that a form follows
    auto *bundle =
        new QPushButton(theme::icon(QStringLiteral("file")), tr("Support bundle…"), &body);
    bundle->setObjectName(QStringLiteral("bundleButton"));
    bundle->setAccessibleName(tr("Support bundle"));
    bundle->setToolTip(tr("One signed file with what is known of this, for a colleague."));
    bundle->setAutoDefault(false);
    column.addWidget(bundle, 0, Qt::AlignLeft);
    connect(bundle, &QPushButton::clicked, this, [this] { Q_EMIT bundleRequested(m_shownId); });
}

QLayout *DetailPane::buildIdRow(QWidget *head)
{
    m_id = new CopyLabel(idName(), head);
    m_id->setQuiet(true);
    //: Button: the story of what is shown, on the page of that name
    m_trace = new QPushButton(theme::icon(QStringLiteral("timeline")), tr("Trace"), head);
    m_trace->setObjectName(QStringLiteral("traceButton"));
    m_trace->setAccessibleName(tr("Trace it"));
    m_trace->setToolTip(tr("Everything that happened to it, in the order of time."));
    m_trace->setAutoDefault(false);
    m_trace->setFont(theme::small(font()));
    m_trace->setIconSize({theme::IconSmall, theme::IconSmall});
    connect(m_trace, &QPushButton::clicked, this, [this] { Q_EMIT traceRequested(m_tracedBy); });
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Gap);
    row->addWidget(m_id, 1);
    row->addWidget(m_trace);
    return row;
}

QWidget *DetailPane::buildHead(QWidget *body)
{
    auto *head = new QWidget(body);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    m_badge = new StateBadge(head);
    m_amount = new AmountLabel(AmountLabel::Rank::Figure, head);
    m_reference = new ElidedLabel(Qt::ElideRight, head);
    // The badge stands at the right, below the amount where that is a long one.
    m_amount->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *top = new FlowLayout;
    top->setGaps(theme::Gap, theme::GapTight);
    top->addWidget(m_amount);
    top->addWidget(m_badge);
    top->setAlignment(m_badge, Qt::AlignVCenter);
    column->addLayout(top);
    column->addWidget(m_reference);
    column->addLayout(buildIdRow(head));
    m_freshnessIcon = new QLabel(head);
    m_freshnessText = new QLabel(head);
    m_freshnessText->setObjectName(QStringLiteral("asOf"));
    m_freshnessText->setTextFormat(Qt::PlainText);
    m_freshnessText->setForegroundRole(QPalette::PlaceholderText);
    m_freshnessText->setFont(theme::small(font()));
    auto *freshness = new QHBoxLayout;
    freshness->setSpacing(theme::GapTight);
    freshness->addWidget(m_freshnessIcon);
    freshness->addWidget(m_freshnessText);
    freshness->addStretch();
    column->addLayout(freshness);
    return head;
}

void DetailPane::setFreshness(const Freshness &freshness)
{
    m_freshness = freshness;
    tellFreshness();
}

//! What is final stays as it is, however long ago the server was last heard.
void DetailPane::tellFreshness()
{
    if (!hasBody())
        return;
    FreshnessWords words = freshnessWords(m_freshness, m_heartbeat.now());
    if (m_finalSince > 0) {
        words = {theme::Tone::Good, QStringLiteral("check"),
                 //: %1 is "3 min ago"
                 tr("Final since %1; not asked about any more")
                     .arg(theme::relativeTime(m_finalSince, m_heartbeat.now(), locale())),
                 theme::absoluteTime(m_finalSince, locale()),
                 theme::relativeTimeHoldsMs(m_finalSince, m_heartbeat.now())};
    }
    m_freshnessText->setText(words.text);
    m_freshnessText->setToolTip(words.detail);
    m_freshnessIcon->setPixmap(
        theme::icon(words.icon, words.tone)
            .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    if (words.holdsMs > 0)
        m_heartbeat.beatWithin(words.holdsMs);
}

void DetailPane::showBody(const Head &head)
{
    ensureBody();
    m_badge->setLook(head.look);
    m_amount->setMoney(head.amount);
    m_amount->setVisible(!head.amount.asset().isEmpty()); // else the badge begins the line
    m_reference->setText(displayText(head.reference, LongestReference));
    m_reference->setVisible(!head.reference.isEmpty());
    m_id->setText(head.id);
    m_tracedBy = head.tracedBy.value_or(head.id);
    m_trace->setVisible(!m_tracedBy.isEmpty());
    if (m_notes)
        m_notes->setSubject(head.id);
    m_finalSince = head.finalSince;
    tellFreshness();
    if (m_shownId != head.id) {
        m_shownId = head.id;
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_stack->setCurrentWidget(m_scroll);
}

void DetailPane::showFace(theme::Tone tone, const QString &icon, const QString &title,
                          const QString &text)
{
    m_face->say(tone, icon, title, text);
    m_shownId.clear();
    m_stack->setCurrentWidget(m_face);
}

void DetailPane::enter()
{
    if (m_id && !m_shownId.isEmpty())
        m_id->setFocus();
}

bool DetailPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && watched == m_scroll->widget())
        keepRoom();
    return QWidget::eventFilter(watched, event);
}

//! Never narrower than what it shows, beside a scroll bar.
void DetailPane::keepRoom()
{
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    setMinimumWidth(qMax(LeastWidth, m_scroll->widget()->minimumSizeHint().width() + bar));
}

void DetailPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LocaleChange)
        tell();
    if (event->type() == QEvent::PaletteChange)
        tellFreshness(); // its icon is a picture
    QWidget::changeEvent(event);
}

} // namespace coinpay
