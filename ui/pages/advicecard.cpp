// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/advicecard.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace coinpay {

namespace {

//! With a place to break a line in words that are longer than any real one.
QString breakable(const QString &text)
{
    constexpr int Longest = 24;
    constexpr QChar ZeroWidthSpace(0x200B);
    QString result;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > Longest && !c.isLowSurrogate()) {
            result += ZeroWidthSpace;
            run = 1;
        }
        result += c;
    }
    return result;
}

} // namespace

AdviceCard::AdviceCard(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::GapGroup - theme::Grid, theme::GapGroup - theme::Grid,
                            theme::GapGroup - theme::Grid, theme::GapGroup - theme::Grid);
    row->setSpacing(theme::GapGroup - theme::Grid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(theme::GapTight / 2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    row->addLayout(words, 1);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_title->setFont(theme::heading(font()));
}

void AdviceCard::setAdvice(const Advice &advice)
{
    m_advice = advice;
    m_title->setText(breakable(advice.title));
    m_text->setText(breakable(advice.text));
    setAccessibleName(advice.title);
    setAccessibleDescription(advice.text);
    dress();
}

void AdviceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::toneGround(m_advice.tone, palette()));
    painter.drawRoundedRect(rect(), theme::Radius, theme::Radius);
}

void AdviceCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QFrame::changeEvent(event);
}

void AdviceCard::dress()
{
    m_icon->setPixmap(theme::icon(m_advice.icon, m_advice.tone)
                          .pixmap(QSize(theme::IconRail, theme::IconRail), devicePixelRatioF()));
    update();
}

} // namespace coinpay
