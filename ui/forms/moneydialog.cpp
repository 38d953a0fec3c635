// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/moneydialog.h"

#include "core/text.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "forms/reviewsheet.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace coinpay {

QWidget *MoneyDialog::reviewExtra(QWidget *)
{
    return nullptr;
}

void MoneyDialog::setHindrance(const QString &why)
{
    m_review->setEnabled(why.isEmpty());
    m_review->setToolTip(why);
    m_review->setAccessibleDescription(why);
    if (!why.isEmpty())
        showForm();
}

void MoneyDialog::startReview()
{
    if (m_journaling || m_step == Step::Review || !m_review->isEnabled())
        return;
    if (const std::optional<MoneyReview> ready = review())
        showReview(*ready);
}

void MoneyDialog::reviewAgain()
{
    if (m_step != Step::Review || m_journaling)
        return;
    const std::optional<MoneyReview> now = review();
    if (!now)
        showForm();
    else if (!(*now == m_shown))
        showReview(*now);
}

void MoneyDialog::showReview(const MoneyReview &review)
{
    m_step = Step::Review;
    m_shown = review;
    m_notice->clear();
    setTitle(review.title);
    m_sheet->show(review, reviewExtra(m_sheet));
    m_needsName = needsName(m_rules, review.leaving);
    m_name->clear();
    m_nameField->setVisible(m_needsName);
    m_form->hide();
    m_formBar->hide();
    m_sheet->QWidget::show();
    m_reviewBar->show();
    keepWidth();
    m_reviewCancel->setDefault(true);
    m_countdown.begin();
    if (m_needsName)
        m_name->setFocus(Qt::OtherFocusReason);
    else
        m_reviewCancel->setFocus(Qt::OtherFocusReason);
}

void MoneyDialog::showForm()
{
    if (m_step == Step::Form)
        return;
    m_step = Step::Form;
    m_countdown.stop();
    setTitle(m_title);
    m_sheet->hide();
    m_nameField->hide();
    m_reviewBar->hide();
    m_form->show();
    m_formBar->show();
    m_review->setDefault(true);
    m_form->setFocus(Qt::OtherFocusReason);
}

void MoneyDialog::explain(const QString &title, const Error &error)
{
    showForm();
    const QString words = displayText(error.message);
    m_notice->say(theme::Tone::Bad, QStringLiteral("slash-circle"), title,
                  error.requestId.isEmpty()
                      ? words
                      //: %1 a sentence that says what went wrong
                      : tr("%1\nRequest id: %2").arg(words, displayText(error.requestId)));
}

QString MoneyDialog::hindranceToConfirm() const
{
    if (!m_countdown.isOver())
        return tr("Can be pressed in %n second(s): time to read.", "a button",
                  m_countdown.secondsLeft());
    if (m_needsName && m_name->text().trimmed() != m_rules.profileName)
        return tr("Type the profile's name first.");
    return {};
}

void MoneyDialog::tellConfirm()
{
    const int left = m_countdown.secondsLeft();
    m_confirm->setText(left > 0 && m_step == Step::Review
                           //: A button that can be pressed in %2 seconds
                           ? tr("%1 (%2)").arg(m_shown.confirm).arg(left)
                           : m_shown.confirm);
    const QString why = hindranceToConfirm();
    m_confirm->setEnabled(why.isEmpty() && !m_journaling);
    m_confirm->setToolTip(why);
    m_confirm->setAccessibleName(m_shown.confirm);
    m_confirm->setAccessibleDescription(why);
}

//! The button does not change its width while it counts: nothing moves under the mouse.
void MoneyDialog::keepWidth()
{
    m_confirm->setMinimumWidth(0);
    m_confirm->setText(tr("%1 (%2)").arg(m_shown.confirm).arg(Countdown::LengthMs / 1000));
    m_confirm->setMinimumWidth(m_confirm->sizeHint().width());
}

void MoneyDialog::confirm()
{
    if (m_step != Step::Review || m_journaling || !hindranceToConfirm().isEmpty())
        return;
    m_journaling = true;
    for (QPushButton *button : {m_back, m_reviewCancel})
        button->setEnabled(false);
    m_name->setEnabled(false);
    tellConfirm();
    journal();
}

void MoneyDialog::journaled(const Done &done)
{
    m_journaling = false;
    for (QPushButton *button : {m_back, m_reviewCancel})
        button->setEnabled(true);
    m_name->setEnabled(true);
    if (done) {
        accept();
        return;
    }
    explain(tr("Nothing was sent"), done.error());
}

void MoneyDialog::done(int result)
{
    if (!m_journaling)
        QDialog::done(result);
}

//! Enter in the name's field is not an answer: it neither sends nor throws away.
void MoneyDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_name->hasFocus()) {
        event->accept();
        return;
    }
    FormDialog::keyPressEvent(event);
}

} // namespace coinpay
