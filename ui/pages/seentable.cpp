// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/seentable.h"

#include "core/text.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLabel>

namespace coinpay {

namespace {

constexpr qsizetype Head = 12;
constexpr qsizetype Tail = 6;

QString nameOf(api::SeenPoint::What what)
{
    using enum api::SeenPoint::What;
    switch (what) {
    case Method: return SeenTable::tr("Method");
    case Target: return SeenTable::tr("Path");
    case Status: return SeenTable::tr("Status", "of an answer");
    case Code: return SeenTable::tr("Code", "of an answer");
    case IdempotencyKey: return SeenTable::tr("Idempotency key");
    case CorrelationId: return SeenTable::tr("Operation id");
    case BodySha256: return SeenTable::tr("SHA-256 of the body");
    }
    return {};
}

//! To the millisecond: the day is told elsewhere, and the two clocks are what matters.
QString timeOfDay(UnixMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC)
        .time()
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString dashed(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("\u2013") : text;
}

} // namespace

SeenTable::SeenTable(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::Gap);
    m_grid->setVerticalSpacing(theme::GapTight);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
}

void SeenTable::clear()
{
    m_differences = 0;
    m_rows = 0;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void SeenTable::show(const RequestLogEntry &entry, const api::SeenRequest &seen)
{
    clear();
    addRow({}, tr("Here", "heading: our side of a request"),
           tr("The server", "heading: its side of a request"), false);
    for (const api::SeenPoint &point : api::compared(entry, seen))
        addRow(nameOf(point.what), point.ours, point.theirs, point.differs);
    // Two clocks: no two of these are ever the same.
    addRow(tr("Sent, received (UTC)"), timeOfDay(entry.startedAt), timeOfDay(seen.receivedAt),
           false);
    addRow(tr("Answered again what it had stored"), {},
           seen.replayed ? tr("yes", "a stored answer was repeated")
                         : tr("no", "a stored answer was repeated"),
           false);
    QWidget::show();
}

void SeenTable::addRow(const QString &name, const QString &ours, const QString &theirs,
                       bool differs)
{
    const int row = m_rows++;
    const bool isHeading = name.isEmpty();
    const auto label = [this](const QString &text) {
        auto *one = new QLabel(this);
        one->setTextFormat(Qt::PlainText);
        one->setFont(theme::small(font()));
        one->setText(displayText(text));
        return one;
    };
    QLabel *title = label(name);
    title->setWordWrap(true);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(title, row, 0, Qt::AlignTop);
    int column = 1;
    for (const QString &side : {ours, theirs}) {
        QLabel *value = label(middleElided(displayText(dashed(side)), Head, Tail));
        value->setToolTip(side == value->text() ? QString() : displayText(side));
        if (isHeading)
            value->setFont(theme::heading(value->font()));
        else
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(value, row, column++, Qt::AlignTop);
    }
    if (!differs)
        return;
    ++m_differences;
    auto *mark = new QLabel(this);
    mark->setPixmap(theme::icon(QStringLiteral("warning"), theme::Tone::Attention)
                        .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    mark->setToolTip(tr("These differ"));
    mark->setAccessibleName(tr("%1 differs: here %2, the server %3")
                                .arg(name, displayText(dashed(ours)), displayText(dashed(theirs))));
    m_grid->addWidget(mark, row, column, Qt::AlignTop);
}

} // namespace coinpay
