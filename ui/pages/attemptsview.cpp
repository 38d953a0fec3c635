// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/attemptsview.h"

#include "pages/operationadvice.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/relativetimelabel.h"
#include "widgets/sentence.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace coinpay {

AttemptRow::AttemptRow(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_word(new QLabel(this))
    , m_time(new RelativeTimeLabel(heartbeat, this))
    , m_answer(selectableSentence({}, this))
    //: Becomes "Copy Request id" on a button
    , m_requestId(new CopyLabel(tr("Request id"), this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::Gap);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_word, 0, 1);
    grid->addWidget(m_time, 0, 2, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_answer, 1, 1, 1, 2);
    grid->addWidget(m_requestId, 2, 1, 1, 2);
    m_word->setTextFormat(Qt::PlainText);
    m_word->setFont(theme::heading(font()));
    m_time->setFont(theme::small(font()));
    m_answer->setFont(theme::small(font()));
    m_requestId->setQuiet(true);
    dress();
}

void AttemptRow::setAttempt(const Attempt &attempt, OperationState state, bool isLast)
{
    m_verdict = verdictOn(attempt, state, isLast);
    //: %1 is its number, %2 what came of it: "Attempt 2: no answer"
    m_word->setText(tr("Attempt %1: %2").arg(attempt.number).arg(m_verdict.title));
    m_answer->setText(m_verdict.text);
    m_answer->setVisible(!m_verdict.text.isEmpty());
    m_time->setTime(attempt.startedAt);
    m_time->setNote(attempt.finishedAt > 0
                        //: How long an attempt took; %1 is "12 s"
                        ? tr("Took %1").arg(theme::duration(attempt.finishedAt - attempt.startedAt))
                        : QString());
    if (m_requestId->text() != attempt.requestId)
        m_requestId->setText(attempt.requestId);
    m_requestId->setVisible(!attempt.requestId.isEmpty());
    setAccessibleName(m_word->text());
    setAccessibleDescription(m_verdict.text);
    dress();
}

void AttemptRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void AttemptRow::dress()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    m_time->setPalette(quiet);
    m_answer->setPalette(quiet);
    m_icon->setPixmap(theme::icon(m_verdict.icon, m_verdict.tone)
                          .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
}

AttemptsView::AttemptsView(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_none(sentence(tr("None yet: nothing has left this machine."), this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::GapGroup - theme::Grid);
    m_column->addWidget(m_none);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    setAccessibleName(tr("Attempts"));
}

void AttemptsView::setAttempts(const QList<Attempt> &attempts, OperationState state)
{
    m_shown = static_cast<int>(attempts.size());
    while (m_rows.size() < m_shown) {
        m_rows.append(new AttemptRow(m_heartbeat, this));
        m_column->insertWidget(0, m_rows.last()); // the latest on top
        if (m_rows.size() > 1)
            setTabOrder(m_rows.last(), m_rows.at(m_rows.size() - 2));
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < m_shown);
        if (i < m_shown)
            m_rows[i]->setAttempt(attempts.at(i), state, i + 1 == m_shown);
    }
    m_none->setVisible(m_shown == 0);
}

} // namespace coinpay
