// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/copycheck.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>

namespace coinpay {

namespace {

//! Swapping is done within a second; nobody copies two things on purpose as fast.
constexpr int EveryMs = 300;
constexpr int Checks = 4;
constexpr int LeastWidth = 260; //!< narrower, its sentences are a column of words

} // namespace

CopyCheck::CopyCheck(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(sentence({}, this))
{
    setObjectName(QStringLiteral("copyCheck"));
    m_text->setFont(theme::small(font()));
    setMinimumWidth(LeastWidth);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::GapTight);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_timer.setInterval(EveryMs);
    connect(&m_timer, &QTimer::timeout, this, &CopyCheck::check);
    hide();
}

void CopyCheck::watch(const QString &copied)
{
    m_copied = copied;
    m_checks = 0;
    say(State::Silent);
    m_timer.start();
}

void CopyCheck::forget()
{
    m_timer.stop();
    say(State::Silent);
}

QString CopyCheck::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void CopyCheck::check()
{
    // In the background a program may not be told what the clipboard holds.
    if (QGuiApplication::applicationState() != Qt::ApplicationActive)
        return;
    ++m_checks;
    const bool held = QGuiApplication::clipboard()->text() == m_copied;
    if (!held || m_checks == Checks)
        m_timer.stop();
    say(held ? State::Held : State::Replaced);
}

void CopyCheck::say(State state)
{
    m_state = state;
    setVisible(state != State::Silent);
    if (state == State::Silent)
        return;
    const bool held = state == State::Held;
    const theme::Tone tone = held ? theme::Tone::Good : theme::Tone::Bad;
    m_text->setText(
        held ? tr("Read back: the clipboard holds exactly this address.")
             : tr("The clipboard does not hold this address any more. A program may change what "
                  "you copy: do not paste it."));
    QPalette inks = palette();
    inks.setColor(QPalette::WindowText, theme::toneInk(tone, palette()));
    m_text->setPalette(inks);
    m_icon->setPixmap(
        theme::icon(held ? QStringLiteral("check-circle") : QStringLiteral("warning"), tone)
            .pixmap(QSize(theme::IconSmall - 2, theme::IconSmall - 2), devicePixelRatio()));
}

void CopyCheck::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_state != State::Silent)
        say(m_state);
    QWidget::changeEvent(event);
}

} // namespace coinpay
