// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formdialog.h"

#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

QVBoxLayout *FormDialog::startColumn(const QString &title)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::GapWide, theme::GapGroup + theme::Grid, theme::GapWide,
                             theme::GapGroup);
    rows->setSpacing(theme::GapGroup);
    m_title = sentence(title, this);
    m_title->setFont(theme::title(font()));
    rows->addWidget(m_title);
    return rows;
}

void FormDialog::setTitle(const QString &title)
{
    m_title->setText(title);
}

bool FormDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        const int words = layout() ? layout()->totalHeightForWidth(width()) : 0;
        const int needed = layout() ? qMax(words, layout()->totalMinimumSize().height()) : 0;
        // Before it is shown, Qt guesses how its sentences wrap, and leaves a hole where they need
        // less.
        const bool opens = event->type() == QEvent::Show && !event->spontaneous() && words > 0;
        if (needed > height() || opens)
            resize(width(), needed);
    }
    return handled;
}

} // namespace coinpay
