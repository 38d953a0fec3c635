// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timingview.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace coinpay {

namespace {

constexpr int BarHeight = 6;
constexpr int LeastBar = 40;
constexpr double LeastShare = 0.01; //!< of the width, so that a part that was short is seen

struct Part
{
    QString name;
    std::optional<qint64> ms;
    QString otherwise; //!< what stands in place of a figure
};

QList<Part> partsOf(const RequestTiming &timing)
{
    using Connection = RequestTiming::Connection;
    const bool isReused = timing.connection == Connection::Reused;
    const QString reused = TimingView::tr("connection reused", "in place of a time");
    const QString unknown = TimingView::tr("not measured", "in place of a time");
    const QString connection = isReused ? reused : unknown;
    const bool isAddress = timing.connection == Connection::Opened && timing.connectMs;
    const QString lookup =
        isAddress ? TimingView::tr("none needed", "no name had to be looked up") : connection;
    return {
        {TimingView::tr("DNS lookup"), timing.lookupMs, lookup},
        {TimingView::tr("TCP and TLS"), timing.connectMs, connection},
        {TimingView::tr("Request sent"), timing.sendMs, unknown},
        {TimingView::tr("First byte"), timing.waitMs, unknown},
        {TimingView::tr("Rest of the answer"), timing.receiveMs, unknown},
    };
}

} // namespace

QString millisecondsText(qint64 ms, const QLocale &locale)
{
    constexpr qint64 Second = 1000;
    if (ms < 1)
        return TimingView::tr("under 1 ms");
    if (ms < Second)
        return TimingView::tr("%1 ms").arg(locale.toString(ms));
    return TimingView::tr("%1 s").arg(
        locale.toString(static_cast<double>(ms) / static_cast<double>(Second), 'f', 1));
}

void TimingBar::setPart(double from, double to)
{
    m_from = from;
    m_to = to;
    update();
}

QSize TimingBar::sizeHint() const
{
    return {LeastBar, theme::RowHeight / 2};
}

void TimingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto bar = [&](double from, double to, const QColor &color) {
        QRectF rect(from * width(), (height() - BarHeight) / 2.0, (to - from) * width(), BarHeight);
        if (layoutDirection() == Qt::RightToLeft)
            rect.moveLeft(width() - rect.right());
        painter.setBrush(color);
        painter.drawRoundedRect(rect, BarHeight / 2.0, BarHeight / 2.0);
    };
    bar(0, 1, theme::hairline(palette()));
    if (m_to > m_from)
        bar(m_from, std::min(1.0, std::max(m_to, m_from + LeastShare)), theme::accent(palette()));
}

TimingView::TimingView(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::Gap);
    grid->setVerticalSpacing(theme::GapTight);
    grid->setColumnStretch(1, 1);
    const auto rowCount = partsOf({}).size() + 1;
    for (int i = 0; i < rowCount; ++i) {
        Row row{new QLabel(this), new TimingBar(this), new QLabel(this)};
        for (QLabel *label : {row.name, row.words}) {
            label->setTextFormat(Qt::PlainText);
            label->setFont(theme::tabular(font()));
        }
        row.name->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(row.name, i, 0);
        grid->addWidget(row.bar, i, 1);
        grid->addWidget(row.words, i, 2, Qt::AlignRight | Qt::AlignVCenter);
        m_rows.append(row);
    }
    setAccessibleName(tr("Where the time went"));
}

void TimingView::setTiming(const RequestTiming &timing, qint64 totalMs)
{
    QList<Part> parts = partsOf(timing);
    qint64 whole = 0;
    for (const Part &part : std::as_const(parts))
        whole += part.ms.value_or(0);
    whole = std::max({whole, totalMs, qint64{1}});
    parts.append({tr("In all", "the whole time of a request"), totalMs, {}});
    qint64 begun = 0;
    QStringList spoken;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const Part &part = parts.at(i);
        const Row &row = m_rows.at(i);
        const bool isTotal = i + 1 == parts.size();
        const qint64 from = isTotal ? 0 : begun;
        begun += isTotal ? 0 : part.ms.value_or(0);
        const auto share = [whole](qint64 ms) {
            return static_cast<double>(ms) / static_cast<double>(whole);
        };
        row.name->setText(part.name);
        row.bar->setPart(share(from), share(from + part.ms.value_or(0)));
        row.words->setText(part.ms ? millisecondsText(*part.ms, locale()) : part.otherwise);
        row.words->setForegroundRole(part.ms ? QPalette::WindowText : QPalette::PlaceholderText);
        spoken.append(part.name + QStringLiteral(": ") + row.words->text());
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
}

QList<QPair<QString, QString>> TimingView::rows() const
{
    QList<QPair<QString, QString>> all;
    for (const Row &row : m_rows)
        all.append({row.name->text(), row.words->text()});
    return all;
}

} // namespace coinpay
