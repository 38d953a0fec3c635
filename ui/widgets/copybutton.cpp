// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/copybutton.h"

#include "theme/icons.h"
#include "theme/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

namespace coinpay {

namespace {

constexpr int SaySoMs = 1600;

} // namespace

CopyButton::CopyButton(const QString &word, QWidget *parent)
    : QPushButton(parent)
    , m_word(word)
    , m_saidSo(new QTimer(this))
{
    setIconSize({theme::IconSmall, theme::IconSmall});
    setAccessibleName(word);
    m_saidSo->setSingleShot(true);
    m_saidSo->setInterval(SaySoMs);
    connect(m_saidSo, &QTimer::timeout, this, [this] { dress(false); });
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
    dress(false);
    setEnabled(false);
}

void CopyButton::setContent(const QString &content)
{
    m_content = content;
    setEnabled(!content.isEmpty());
    setAccessibleDescription(content);
}

//! Wide enough for both words, so that nothing beside it moves.
QSize CopyButton::sizeHint() const
{
    const QString copied = tr("Copied", "said on a copy button for a moment");
    const int more =
        fontMetrics().horizontalAdvance(copied) - fontMetrics().horizontalAdvance(text());
    const QSize hint = QPushButton::sizeHint();
    return {hint.width() + (text() == m_word ? qMax(0, more) : -more + qMax(0, more)),
            hint.height()};
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_content);
    dress(true);
    m_saidSo->start();
    Q_EMIT copied(m_content);
}

void CopyButton::dress(bool justCopied)
{
    setIcon(justCopied ? theme::icon(QStringLiteral("check"), theme::Tone::Good)
                       : theme::icon(QStringLiteral("copy")));
    setText(justCopied ? tr("Copied", "said on a copy button for a moment") : m_word);
}

} // namespace coinpay
