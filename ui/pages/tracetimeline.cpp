// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tracetimeline.h"

#include "pages/tracestep.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace coinpay {

namespace {

//! As many lines as a person reads at once, and are made within a frame or two.
constexpr qsizetype ShownAtFirst = 60;
constexpr qsizetype ShownMore = 120;

QDate dayOf(const TraceEntry &entry)
{
    return QDateTime::fromMSecsSinceEpoch(entry.at).date();
}

} // namespace

TraceTimeline::TraceTimeline(QWidget *parent)
    : QWidget(parent)
    , m_shown(ShownAtFirst)
    , m_serverHeading(new QLabel(tr("Server", "heading of the times by its clock"), this))
    , m_ourHeading(new QLabel(tr("Here", "heading of the times by this machine's clock"), this))
    , m_earlier(new QPushButton(this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::Gap);
    for (QLabel *heading : {m_serverHeading, m_ourHeading}) {
        heading->setTextFormat(Qt::PlainText);
        heading->setFont(theme::small(font()));
        heading->setMinimumWidth(TraceStep::clockWidth(font()));
        head->addWidget(heading);
    }
    m_serverHeading->setToolTip(tr("When it happened, by the server's clock"));
    m_ourHeading->setToolTip(tr("When it was sent or learned, by this machine's clock"));
    head->addStretch();
    m_column->addLayout(head);
    m_column->addSpacing(theme::GapTight);
    m_earlier->setIcon(theme::icon(QStringLiteral("chevron-up")));
    m_earlier->setIconSize({theme::IconSmall, theme::IconSmall});
    m_earlier->setObjectName(QStringLiteral("showEarlierButton"));
    m_column->addWidget(m_earlier, 0, Qt::AlignLeft);
    connect(m_earlier, &QPushButton::clicked, this, [this] {
        m_shown += ShownMore;
        setEntries(m_entries);
    });
    setAccessibleName(tr("What happened"));
    dress();
}

void TraceTimeline::begin()
{
    m_shown = ShownAtFirst;
    m_open.clear();
}

void TraceTimeline::setEntries(const QList<TraceEntry> &entries)
{
    m_entries = entries;
    const QList<TraceLine> lines = foldedLines(entries, m_open);
    const qsizetype shown = std::min(m_shown, lines.size());
    show(lines.last(shown));
    tellEarlier(lines.size() - shown);
    arrange();
}

void TraceTimeline::show(const QList<TraceLine> &lines)
{
    QList<TraceStep *> old = std::exchange(m_steps, {});
    for (const TraceLine &line : lines)
        m_steps.append(stepFor(line, old));
    for (TraceStep *gone : std::as_const(old)) {
        m_column->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
}

//! The one that tells of it already, or a new one.
TraceStep *TraceTimeline::stepFor(const TraceLine &line, QList<TraceStep *> &old)
{
    const auto known = std::ranges::find_if(
        old, [&](const TraceStep *step) { return isSameStep(step->entry(), line.entry); });
    TraceStep *step = nullptr;
    if (known != old.end()) {
        step = *known;
        old.erase(known);
        if (step->entry() != line.entry)
            step->setEntry(line.entry);
        step->disconnect(this);
    } else {
        step = new TraceStep(line.entry, this);
    }
    step->setFolded(line.folded);
    connect(step, &TraceStep::unfoldRequested, this, [this, key = line.foldedKey] {
        m_open.insert(key);
        setEntries(m_entries);
    });
    return step;
}

void TraceTimeline::arrange()
{
    const int above = m_column->indexOf(m_earlier) + 1;
    QWidget *before = m_earlier;
    QDate day;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        TraceStep *step = m_steps[i];
        const int at = above + static_cast<int>(i);
        const QLayoutItem *there = m_column->itemAt(at);
        if (!there || there->widget() != step) {
            m_column->removeWidget(step);
            m_column->insertWidget(at, step);
        }
        const QDate own = dayOf(step->entry());
        step->setDay(own == day ? QString() : locale().toString(own, QLocale::LongFormat));
        day = own;
        step->setEnds(i == 0, i + 1 == m_steps.size());
        step->show();
        setTabOrder(before, step);
        before = step;
    }
}

void TraceTimeline::tellEarlier(qsizetype hidden)
{
    m_earlier->setVisible(hidden > 0);
    m_earlier->setText(tr("Show earlier (%Ln more)", "lines of a story", static_cast<int>(hidden)));
    m_earlier->setAccessibleName(m_earlier->text());
}

void TraceTimeline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void TraceTimeline::dress()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    m_serverHeading->setPalette(quiet);
    m_ourHeading->setPalette(quiet);
}

} // namespace coinpay
