// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figurecard.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace coinpay {

namespace {

constexpr int Side = theme::GapGroup - theme::Grid;

} // namespace

FigureCard::FigureCard(const QString &heading, QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_none(new QWidget(this))
    , m_noneIcon(new QLabel(m_none))
    , m_noneText(sentence({}, m_none))
{
    setAccessibleName(heading);
    auto *title = new QLabel(heading, this);
    title->setTextFormat(Qt::PlainText);
    title->setFont(theme::heading(font()));
    title->setContentsMargins(Side, 0, Side, theme::GapTight);
    auto *none = new QHBoxLayout(m_none);
    none->setContentsMargins(Side, theme::GapTight, Side, theme::Gap);
    none->setSpacing(theme::Gap);
    none->addWidget(m_noneIcon, 0, Qt::AlignTop);
    none->addWidget(m_noneText, 1);
    m_noneText->setForegroundRole(QPalette::PlaceholderText);
    m_column->setContentsMargins(1, Side, 1, theme::GapTight);
    m_column->setSpacing(0);
    m_column->addWidget(title);
    m_column->addWidget(m_none);
    addRow(); // so that the card has its place for the Tab key from the start
}

void FigureCard::addRow()
{
    auto *row = new FigureRow(this);
    row->setAccessibleName(accessibleName());
    row->hide();
    const int place = static_cast<int>(m_rows.size());
    connect(row, &QAbstractButton::clicked, this, [this, place] { Q_EMIT pressed(place); });
    if (!m_rows.isEmpty())
        setTabOrder(m_rows.last(), row);
    m_rows.append(row);
    m_column->addWidget(row);
}

void FigureCard::setFigures(const QList<FigureWords> &figures, const FigureWords &none)
{
    m_shown = static_cast<int>(figures.size());
    while (m_rows.size() < m_shown)
        addRow();
    for (int i = 0; i < m_rows.size(); ++i) {
        if (i < m_shown)
            m_rows[i]->setWords(figures.at(i));
        m_rows[i]->setVisible(i < m_shown);
    }
    m_noneWords = none;
    m_noneText->setText(none.title);
    m_none->setVisible(m_shown == 0);
    dress();
}

void FigureCard::dress()
{
    m_noneIcon->setVisible(!m_noneWords.icon.isEmpty());
    m_noneIcon->setPixmap(
        theme::icon(m_noneWords.icon, m_noneWords.tone)
            .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
}

void FigureCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::hairline(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::Radius,
                            theme::Radius);
}

void FigureCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QFrame::changeEvent(event);
}

} // namespace coinpay
