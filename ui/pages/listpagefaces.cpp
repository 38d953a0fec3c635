// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ListPage: how fresh the list is, and what stands in its place when it has nothing to show.
#include "models/longlistmodel.h"
#include "pages/detailpane.h"
#include "pages/listpage.h"
#include "pages/listtable.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace coinpay {

void ListPage::setFreshness(const Freshness &freshness)
{
    const bool nowLive =
        freshness.phase == Freshness::Phase::Live && m_freshness.phase != Freshness::Phase::Live;
    m_freshness = freshness;
    if (nowLive && m_model->rowCount() == 0) {
        // That there is nothing is true once the list has been read after everything was fetched.
        m_answered = false;
        m_model->refresh();
    }
    tellFreshness();
    m_detail->setFreshness(freshness);
    chooseFace();
}

void ListPage::tellFreshness()
{
    const FreshnessWords words = freshnessWords(m_freshness, m_heartbeat->now());
    m_freshnessText->setText(words.text);
    m_freshnessText->setToolTip(words.detail);
    m_freshnessIcon->setToolTip(words.detail);
    m_freshnessIcon->setPixmap(
        theme::icon(words.icon, words.tone)
            .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    if (words.holdsMs > 0)
        m_heartbeat->beatWithin(words.holdsMs);
}

void ListPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tellFreshness(); // its icon is a picture
    QWidget::changeEvent(event);
}

void ListPage::tellCount()
{
    m_count->setText(m_model->isLoaded()
                         ? m_countWords(m_model->rowCount(), m_model->isCountExact())
                         : QString());
}

void ListPage::chooseFace()
{
    tellCount();
    // Rows may be on their way into the list although it has read its first page.
    m_answered = m_answered || m_model->isSettled();
    if (!m_model->isLoaded() && m_answer.shown && m_answered && !m_readError)
        return; // the face of the query before stays until this one is answered
    FaceQuestion question;
    question.loaded = m_model->isLoaded() && m_answered;
    question.rows = m_model->rowCount();
    question.filtered = m_filters->isActive();
    question.readError = m_readError;
    question.freshness = m_freshness;
    question.mayCreate = m_make && m_make->isEnabled();
    const FaceAnswer answer = faceFor(question, m_words);
    m_listOrFace->setCurrentWidget(answer.shown ? static_cast<QWidget *>(m_face) : m_table);
    // Beside a list that has nothing to choose from, "choose one" is noise.
    m_detail->setVisible(!answer.shown || m_filters->isActive() || !m_chosen.isEmpty());
    m_count->setVisible(!answer.shown);
    if (!answer.shown || answer == m_answer) {
        m_answer = answer;
        return;
    }
    m_answer = answer;
    m_face->say(answer.tone, answer.icon, answer.title, answer.text);
    if (answer.busy)
        m_face->setBusy(answer.progress);
    for (const FaceAction action : answer.actions) {
        QPushButton *button = m_face->addButton(faceActionText(action, m_words));
        connect(button, &QPushButton::clicked, this, [this, action] { act(action); });
    }
}

void ListPage::act(FaceAction action)
{
    switch (action) {
    case FaceAction::Make: Q_EMIT makeRequested(); break;
    case FaceAction::ClearFilters: m_filters->clear(); break;
    case FaceAction::Pause: Q_EMIT pauseRequested(); break;
    case FaceAction::Resume: Q_EMIT resumeRequested(); break;
    case FaceAction::TryAgain:
        m_model->refresh();
        Q_EMIT pollRequested();
        break;
    case FaceAction::CheckConnection: Q_EMIT connectionHelpRequested(); break;
    }
}

} // namespace coinpay
