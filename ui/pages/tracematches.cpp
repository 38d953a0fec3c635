// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tracematches.h"

#include "core/text.h"
#include "pages/tracewords.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "trace/words.h"
#include "widgets/statebadge.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace coinpay {

namespace {

constexpr qsizetype LongestText = 120;
constexpr double HoverShare = 0.05;
constexpr int Indent = theme::GapGroup + theme::IconRail + theme::Gap;

QString statusOf(const TraceMatch &match)
{
    return match.operation ? QString(operationStateName(match.operation->state))
                           : statusTextOf(match.resource);
}

//! "Order 48392 …" or, where it has no word of its own, what it is.
QString titleOf(const TraceMatch &match)
{
    const QString kind = foundKindText(match.found.kind);
    const QString reference = displayText(match.reference(), LongestText);
    //: One of several things that were found; %1 is "Invoice", %2 its reference
    return reference.isEmpty() ? kind : TraceMatches::tr("%1 %2").arg(kind, reference);
}

QColor inkOf(const QStyleOptionViewItem &option)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
}

//! A view takes the separators of thousands out of an option's locale.
QLocale localeOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->locale() : option.locale;
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    if (!isSelected && !(option.state & QStyle::State_MouseOver))
        return;
    const QPalette &palette = option.palette;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSelected ? palette.color(QPalette::Highlight)
                                : theme::mixed(palette.color(QPalette::Text),
                                               palette.color(QPalette::Base), HoverShare));
    painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), theme::Radius, theme::Radius);
}

//! Answers the width it took, with the gap before it.
int paintRight(QPainter &painter, const QRect &line, const QFont &font, const QString &text)
{
    painter.setFont(font);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
    return painter.fontMetrics().horizontalAdvance(text) + theme::GapGroup;
}

void paintLeft(QPainter &painter, const QRect &line, const QFont &font, const QString &text,
               Qt::TextElideMode elide)
{
    painter.setFont(font);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, elide, line.width()));
}

} // namespace

TraceMatches::TraceMatches(TraceSearch &search, Heartbeat &heartbeat, QWidget *parent)
    : QListView(parent)
    , m_heartbeat(heartbeat)
{
    setModel(&search);
    setItemDelegate(new TraceMatchCells(search, heartbeat, this));
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(0, 0, theme::GapGroup, 0); // ends where the field does
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setAccessibleName(tr("What was found"));
    setObjectName(QStringLiteral("traceMatches"));
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT opened(index.row()); });
    connect(&m_heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            viewport()->update();
    });
}

void TraceMatches::move(int by)
{
    const int rows = model()->rowCount();
    if (rows == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : (by > 0 ? -1 : rows);
    setCurrentIndex(model()->index(std::clamp(from + by, 0, rows - 1), 0));
}

void TraceMatches::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        Q_EMIT opened(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

TraceMatchCells::TraceMatchCells(const TraceSearch &search, const Heartbeat &heartbeat,
                                 QObject *parent)
    : QStyledItemDelegate(parent)
    , m_search(search)
    , m_heartbeat(heartbeat)
{
}

QSize TraceMatchCells::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int first = QFontMetrics(theme::heading(option.font)).height();
    const int second = QFontMetrics(theme::small(option.font)).height();
    return {Indent, first + second + 2 * theme::Gap + theme::GapTight};
}

void TraceMatchCells::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    if (index.row() >= m_search.matches().size())
        return;
    const TraceMatch &match = m_search.matches().at(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option);
    const QColor ink = inkOf(option);
    const int icon = theme::IconRail;
    theme::icon(iconOf(match.found.kind), ink)
        .paint(painter, QRect(option.rect.left() + theme::GapGroup,
                              option.rect.center().y() - icon / 2, icon, icon));
    const QRect room = option.rect.adjusted(Indent, theme::Gap, -theme::GapGroup, -theme::Gap);
    const QRect upper(room.left(), room.top(), room.width(),
                      QFontMetrics(theme::heading(option.font)).height());
    const QRect lower(room.left(), upper.bottom() + 1 + theme::GapTight, room.width(),
                      QFontMetrics(theme::small(option.font)).height());
    paintUpper(*painter, option, upper, match);
    paintLower(*painter, option, lower, match);
    painter->restore();
}

//! What it is, and how much.
void TraceMatchCells::paintUpper(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QRect &line, const TraceMatch &match) const
{
    const auto amount = match.amount();
    const QString much = amount ? theme::amountWithAsset(*amount, localeOf(option)) : QString();
    painter.setPen(inkOf(option));
    const int taken = paintRight(painter, line, theme::tabular(option.font), much);
    paintLeft(painter, line.adjusted(0, 0, -taken, 0), theme::heading(option.font), titleOf(match),
              Qt::ElideRight);
}

//! How it stands, its id, why it is here, and how old it is.
void TraceMatchCells::paintLower(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QRect &line, const TraceMatch &match) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor quiet = isSelected ? inkOf(option) : theme::quietText(option.palette);
    const QFont font = theme::small(option.font);
    const QString age = theme::relativeTime(match.createdAt(), m_heartbeat.now(), localeOf(option));
    painter.setPen(quiet);
    QRect rest = line.adjusted(0, 0, -paintRight(painter, line, font, age), 0);
    const QString status = statusOf(match);
    if (!status.isEmpty())
        rest.setLeft(rest.left() + theme::GapGroup +
                     paintState(painter, rest, stateLook(match.found.kind, status), option.palette,
                                isSelected ? quiet : QColor()));
    const QString by = foundByText(match.found.by);
    const QString id = ::coinpay::displayText(match.found.id, LongestText);
    painter.setPen(quiet);
    paintLeft(painter, rest, font, by.isEmpty() ? id : id + QStringLiteral(" \u00B7 ") + by,
              Qt::ElideMiddle);
}

} // namespace coinpay
