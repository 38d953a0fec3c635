// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tracestep.h"

#include "core/text.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace coinpay {

namespace {

constexpr qsizetype LongestSentence = 1000;
//! An attempt that took less says nothing by it.
constexpr qint64 WorthSayingMs = 2000;
//! Columns of the grid.
constexpr int ServerColumn = 0;
constexpr int OurColumn = 1;
constexpr int RailColumn = 2;
constexpr int TextColumn = 3;

QString clockText(UnixMs time)
{
    return time > 0 ? QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm:ss"))
                    : QString(QChar(0x2013));
}

} // namespace

bool isSameStep(const TraceEntry &a, const TraceEntry &b)
{
    return a.kind == b.kind && a.about == b.about && a.ourAt == b.ourAt &&
           a.serverAt == b.serverAt && a.eventId == b.eventId && a.number == b.number &&
           a.correlationId == b.correlationId && a.deliveryId == b.deliveryId;
}

TraceStep::TraceStep(const TraceEntry &entry, QWidget *parent)
    : QWidget(parent)
    , m_day(new QLabel(this))
    , m_server(new QLabel(this))
    , m_ours(new QLabel(this))
    , m_sentence(selectableSentence({}, this))
    , m_note(selectableSentence({}, this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, theme::Gap + theme::Grid);
    grid->setHorizontalSpacing(theme::Gap);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(ServerColumn, clockWidth(font()));
    grid->setColumnMinimumWidth(OurColumn, clockWidth(font()));
    // The rail is painted: a grid leaves no room beside a column that holds nothing.
    grid->setColumnMinimumWidth(RailColumn, theme::IconSmall + theme::Gap);
    grid->setColumnStretch(TextColumn, 1);
    grid->addWidget(m_day, 0, TextColumn);
    grid->addWidget(m_server, 1, ServerColumn, Qt::AlignTop);
    grid->addWidget(m_ours, 1, OurColumn, Qt::AlignTop);
    grid->addWidget(m_sentence, 1, TextColumn);
    grid->addWidget(m_note, 2, TextColumn);
    for (QLabel *clock : {m_server, m_ours}) {
        clock->setTextFormat(Qt::PlainText);
        clock->setFont(theme::tabular(font()));
    }
    m_day->setTextFormat(Qt::PlainText);
    m_day->setFont(theme::small(theme::heading(font())));
    m_day->setContentsMargins(0, theme::Gap, 0, theme::Gap);
    m_sentence->setObjectName(QStringLiteral("stepSentence"));
    m_note->setFont(theme::small(font()));
    setDay({});
    setEntry(entry);
}

int TraceStep::clockWidth(const QFont &font)
{
    return QFontMetrics(theme::tabular(font)).horizontalAdvance(QStringLiteral("00:00:00")) +
           theme::GapTight;
}

void TraceStep::setEntry(const TraceEntry &entry)
{
    const bool hasOtherIds =
        m_entry.requestId != entry.requestId || m_entry.idempotencyKey != entry.idempotencyKey ||
        m_entry.correlationId != entry.correlationId || m_entry.eventId != entry.eventId ||
        m_entry.deliveryId != entry.deliveryId || m_entry.kind != entry.kind;
    m_entry = entry;
    tellClock(*m_server, entry.serverAt);
    tellClock(*m_ours, entry.ourAt);
    m_sentence->setText(displayText(entry.sentence, LongestSentence));
    QStringList note;
    if (!entry.note.isEmpty())
        note += displayText(entry.note, LongestSentence);
    if (entry.kind == TraceEntryKind::Attempt && entry.untilAt - entry.ourAt >= WorthSayingMs)
        //: How long an attempt took; %1 is "12 s"
        note += tr("Took %1.").arg(theme::duration(entry.untilAt - entry.ourAt));
    m_note->setText(note.join(u' '));
    m_note->setVisible(!note.isEmpty());
    if (hasOtherIds)
        tellIds();
    setAccessibleName(m_sentence->text());
    setAccessibleDescription(m_note->text());
    dress();
    update();
}

//! The time of day; the tooltip has all of it.
void TraceStep::tellClock(QLabel &label, UnixMs time) const
{
    label.setText(clockText(time));
    label.setToolTip(time > 0 ? theme::absoluteTime(time, locale()) + u'\n' + theme::isoTime(time)
                              : tr("This clock says nothing of it."));
}

void TraceStep::tellIds()
{
    delete m_ids;
    m_ids = nullptr;
    const bool isAsked = m_entry.kind == TraceEntryKind::Asked;
    const bool isSight = m_entry.kind == TraceEntryKind::Sight;
    struct Id
    {
        QString caption;
        QString text;
    };
    const QList<Id> ids{
        //: Becomes "Copy Request id" on a button
        {tr("Request id"), m_entry.requestId},
        //: Becomes "Copy Event id" on a button
        {tr("Event id"), m_entry.eventId},
        //: Becomes "Copy Delivery id" on a button
        {tr("Delivery id"), m_entry.deliveryId},
        //: Becomes "Copy Operation id" on a button
        {tr("Operation id"), isAsked ? m_entry.correlationId : QString()},
        //: Becomes "Copy Idempotency key" on a button
        {tr("Idempotency key"), isAsked || isSight ? m_entry.idempotencyKey : QString()},
    };
    for (const Id &id : ids) {
        if (!id.text.isEmpty())
            idLabel(id.caption)->setText(id.text);
    }
}

CopyLabel *TraceStep::idLabel(const QString &caption)
{
    if (!m_ids) {
        m_ids = new QWidget(this);
        auto *flow = new FlowLayout(m_ids);
        flow->setContentsMargins(0, 0, 0, 0);
        flow->setGaps(theme::GapGroup, 0);
        static_cast<QGridLayout *>(layout())->addWidget(m_ids, 3, TextColumn);
    }
    auto *label = new CopyLabel(caption, m_ids);
    label->setQuiet(true);
    label->setToolTip(caption);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // one beside the other
    m_ids->layout()->addWidget(label);
    return label;
}

void TraceStep::setDay(const QString &day)
{
    m_day->setText(day);
    m_day->setVisible(!day.isEmpty());
}

void TraceStep::setFolded(int entries)
{
    if (entries == 0) {
        if (m_unfold) {
            m_unfold->hide();
            m_unfold->deleteLater(); // it may be the one that was pressed
        }
        m_unfold = nullptr;
        return;
    }
    if (!m_unfold) {
        m_unfold = new QPushButton(theme::icon(QStringLiteral("chevron-down")), {}, this);
        m_unfold->setObjectName(QStringLiteral("unfoldButton"));
        m_unfold->setFlat(true);
        m_unfold->setFont(theme::small(font()));
        static_cast<QGridLayout *>(layout())->addWidget(m_unfold, 4, TextColumn, Qt::AlignLeft);
        connect(m_unfold, &QPushButton::clicked, this, &TraceStep::unfoldRequested);
    }
    m_unfold->setText(tr("Show all %Ln", "lines of a story", entries));
    m_unfold->setAccessibleName(m_unfold->text());
}

void TraceStep::setEnds(bool first, bool last)
{
    m_isFirst = first;
    m_isLast = last;
    update();
}

QString TraceStep::serverClock() const
{
    return m_server->text();
}

QString TraceStep::ourClock() const
{
    return m_ours->text();
}

QString TraceStep::sentence() const
{
    return m_sentence->text();
}

void TraceStep::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void TraceStep::dress()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    for (QLabel *label : {m_server, m_ours, m_note, m_day})
        label->setPalette(quiet);
    QPalette words = palette();
    if (m_entry.kind == TraceEntryKind::Gap)
        words.setColor(QPalette::WindowText, theme::toneInk(theme::Tone::Attention, palette()));
    m_sentence->setPalette(words);
}

QRect TraceStep::iconRect() const
{
    const auto *grid = static_cast<QGridLayout *>(layout());
    const QRect cell = grid->cellRect(1, RailColumn);
    const int y = m_server->geometry().center().y() + 1 - theme::IconSmall / 2;
    return {cell.left(), y, theme::IconSmall, theme::IconSmall};
}

void TraceStep::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect icon = iconRect();
    const qreal x = icon.left() + theme::IconSmall / 2.0;
    const qreal y = icon.top() + theme::IconSmall / 2.0;
    const qreal clear = theme::IconSmall / 2.0 + theme::GapTight / 2.0 + 1;
    QPen line(theme::hairline(palette()), 1.5);
    painter.setPen(line);
    if (!m_isFirst)
        painter.drawLine(QPointF(x, 0), QPointF(x, y - clear));
    // What nobody saw is no firm line.
    if (m_entry.kind == TraceEntryKind::Gap)
        line.setDashPattern({2, 3});
    painter.setPen(line);
    if (!m_isLast)
        painter.drawLine(QPointF(x, y + clear), QPointF(x, height()));
    const EntryLook look = entryLook(m_entry);
    theme::icon(look.icon, look.tone).paint(&painter, icon);
}

} // namespace coinpay
