// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/freshnessline.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace coinpay {

FreshnessLine::FreshnessLine(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::Gap, theme::Gap, theme::Gap, theme::Gap);
    row->setSpacing(theme::GapTight);
    row->addStretch();
    row->addWidget(m_icon);
    row->addWidget(m_text);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setFont(theme::small(font()));
    connect(&m_heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            tell();
    });
    tell();
}

void FreshnessLine::setFreshness(const Freshness &freshness)
{
    m_freshness = freshness;
    tell();
}

void FreshnessLine::tell()
{
    const FreshnessWords words = freshnessWords(m_freshness, m_heartbeat.now());
    m_text->setText(words.text);
    m_text->setToolTip(words.detail);
    m_icon->setToolTip(words.detail);
    m_icon->setPixmap(theme::icon(words.icon, words.tone)
                          .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    if (words.holdsMs > 0)
        m_heartbeat.beatWithin(words.holdsMs);
}

void FreshnessLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tell(); // its icon is a picture
    QWidget::changeEvent(event);
}

} // namespace coinpay
