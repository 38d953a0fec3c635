// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/warninglist.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

WarningList::WarningList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme::GapTight);
    hide();
}

void WarningList::say(const QStringList &sentences, theme::Tone tone)
{
    if (sentences == m_sentences && tone == m_tone)
        return;
    m_sentences = sentences;
    m_tone = tone;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &text : sentences) {
        auto *row = new QWidget(this);
        auto *columns = new QHBoxLayout(row);
        columns->setContentsMargins(0, 0, 0, 0);
        columns->setSpacing(theme::Gap);
        auto *icon = new QLabel(row);
        icon->setPixmap(theme::icon(QStringLiteral("warning"), tone)
                            .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatio()));
        columns->addWidget(icon, 0, Qt::AlignTop);
        columns->addWidget(selectableSentence(text, row), 1);
        m_rows->addWidget(row);
    }
    setVisible(!sentences.isEmpty());
    updateGeometry();
}

} // namespace coinpay
