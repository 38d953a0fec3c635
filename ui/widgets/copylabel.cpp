// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/copylabel.h"

#include "core/text.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/elidedlabel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTimer>
#include <QToolButton>

namespace coinpay {

namespace {

//! Long enough to be read, short enough not to be taken for a state.
constexpr int SaySoMs = 1600;
constexpr int LongestId = 300;

} // namespace

CopyLabel::CopyLabel(const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_label(new ElidedLabel(Qt::ElideMiddle, this))
    , m_button(new QToolButton(this))
    , m_saidSo(new QTimer(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::GapTight);
    row->addWidget(m_label);
    row->addWidget(m_button);
    row->addStretch(0);
    m_label->setLeastCharacters(10);
    m_button->setAutoRaise(true);
    m_button->setIconSize({theme::IconSmall, theme::IconSmall});
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_saidSo->setSingleShot(true);
    m_saidSo->setInterval(SaySoMs);
    connect(m_button, &QToolButton::clicked, this, &CopyLabel::copy);
    connect(m_saidSo, &QTimer::timeout, this, [this] { dress(false); });
    chooseFont();
    dress(false);
    setText({});
}

void CopyLabel::setText(const QString &text)
{
    m_text = text;
    m_label->setText(text.isEmpty() ? QString(QChar(0x2013)) : displayText(text, LongestId));
    m_button->setVisible(!text.isEmpty());
    m_saidSo->stop();
    dress(false);
}

void CopyLabel::setQuiet(bool quiet)
{
    m_quiet = quiet;
    m_label->setQuiet(quiet);
    chooseFont();
}

void CopyLabel::copy()
{
    if (m_text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_text);
    dress(true);
    m_saidSo->start();
    Q_EMIT copied(m_text);
}

void CopyLabel::mouseDoubleClickEvent(QMouseEvent *)
{
    copy();
}

void CopyLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        chooseFont();
    QWidget::changeEvent(event);
}

void CopyLabel::dress(bool justCopied)
{
    const QString word = justCopied ? tr("Copied", "said on a copy button for a moment")
                                    //: %1 is what is copied, e.g. "Request id"
                                    : tr("Copy %1").arg(m_what);
    m_button->setIcon(justCopied ? theme::icon(QStringLiteral("check"), theme::Tone::Good)
                                 : theme::icon(QStringLiteral("copy")));
    m_button->setToolTip(word);
    m_button->setAccessibleName(word);
    m_button->setAccessibleDescription(m_text);
}

void CopyLabel::chooseFont()
{
    const QFont font = theme::monospaced(m_quiet ? theme::small(this->font()) : this->font());
    if (m_label->font() != font)
        m_label->setFont(font);
}

} // namespace coinpay
