// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/confirmrules.h"
#include "forms/countdown.h"
#include "forms/formdialog.h"
#include "forms/moneyreview.h"

class QLineEdit;
class QPushButton;

namespace coinpay {

class Field;
class Notice;
class ReviewSheet;

//! The way money takes out of here: a form, then everything it comes to in figures and words, then
//! a confirmation that cannot be given by accident. Cancel is the default button; the other one
//! can be pressed after Countdown::LengthMs and, where ConfirmRules ask for it, the profile's name.
//!
//! Nothing is sent here. confirm() has the subclass journal what was reviewed, and the dialog
//! closes once that is durable. Whatever goes wrong leads back to the form, with everything typed
//! still there and what happened above it.
class MoneyDialog : public FormDialog
{
    Q_OBJECT

public:
    enum class Step { Form, Review };

    [[nodiscard]] Step step() const { return m_step; }

    //! The form, with a sentence above it on what went wrong: a refusal, a state that changed.
    void explain(const QString &title, const Error &error);

    void done(int result) override;

protected:
    //! `clock` outlives the dialog.
    MoneyDialog(const QString &title, ConfirmRules rules, const Clock &clock, QWidget *parent);

    //! Once, from the subclass's constructor: the first step. Takes it.
    void build(QWidget *form);

    //! Reads the form. Nothing when it is not ready: what is missing has been said in its place and
    //! has the keyboard. (One that becomes ready later, by itself, calls startReview() then.)
    [[nodiscard]] virtual std::optional<MoneyReview> review() = 0;
    //! What else the review shows, made anew each time; null for nothing.
    [[nodiscard]] virtual QWidget *reviewExtra(QWidget *parent);
    //! Journals exactly what was reviewed, then calls journaled(). Never sends.
    virtual void journal() = 0;
    //! It is durable, and the dialog closes; or it is not, and the form says why.
    void journaled(const Done &done);

    //! As if the person had asked to look it over.
    void startReview();
    //! What was reviewed may be another thing now: where review() says something else, the new
    //! words are shown, and the countdown and the typed name begin anew. Nothing during the form.
    void reviewAgain();
    //! Confirmed, and not yet durable: nothing can be taken back any more.
    [[nodiscard]] bool isJournaling() const { return m_journaling; }
    //! Back to the form.
    void showForm();
    //! Why the form cannot be looked over at all; empty when it can.
    void setHindrance(const QString &why);
    //! Above both steps.
    [[nodiscard]] Notice &notice() const { return *m_notice; }

    [[nodiscard]] QPushButton *reviewButton() const { return m_review; }

    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *formButtons();
    [[nodiscard]] QWidget *reviewButtons();
    void buildName();
    void showReview(const MoneyReview &review);
    void tellConfirm();
    void keepWidth();
    [[nodiscard]] QString hindranceToConfirm() const;
    void confirm();

    const QString m_title;
    const ConfirmRules m_rules;
    Countdown m_countdown;
    Notice *m_notice;
    QWidget *m_form = nullptr;
    ReviewSheet *m_sheet;
    QLineEdit *m_name;
    Field *m_nameField = nullptr;
    QWidget *m_formBar = nullptr;
    QWidget *m_reviewBar = nullptr;
    QPushButton *m_review = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_reviewCancel = nullptr;
    Step m_step = Step::Form;
    MoneyReview m_shown;
    bool m_needsName = false;
    bool m_journaling = false;
};

} // namespace coinpay
