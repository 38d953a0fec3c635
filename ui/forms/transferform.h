// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "forms/moneydialog.h"
#include "forms/transferstep.h"

#include <QTimer>

class QLabel;

namespace coinpay {

//! What the form does to the world; given to it, so that a test can stand in.
struct TransferFormActions
{
    //! Journals the operation: done when the row is durable.
    std::function<QFuture<Result<Operation>>(const TransferDraft &)> send;
    //! Keeps an address under a name.
    std::function<void(const Payee &)> keepPayee;
    //! Keeps the fields as typed; empty bytes remove the draft.
    std::function<void(const QByteArray &)> saveDraft;
};

//! Sends from a wallet to an address: the form, the review, the confirmation. What is typed is kept
//! as a draft until it is sent or started anew, whatever closes the window.
class TransferForm : public MoneyDialog
{
    Q_OBJECT

public:
    TransferForm(TransferStep::World world, TransferFormActions actions, ConfirmRules rules,
                 QWidget *parent = nullptr);
    ~TransferForm() override;

    [[nodiscard]] TransferStep &form() const { return *m_form; }
    //! Something that was written before: says so, and offers to begin anew.
    void fillWithDraft(const TransferFields &fields);
    //! After the server refused: its sentence on top, its field faults in their places.
    void explainRefusal(const Error &error);

    void done(int result) override;

Q_SIGNALS:
    void created(const coinpay::Operation &operation);
    void addressBookRequested();

protected:
    [[nodiscard]] std::optional<MoneyReview> review() override;
    [[nodiscard]] QWidget *reviewExtra(QWidget *parent) override;
    void journal() override;

private:
    [[nodiscard]] MoneyReview reviewOf(const TransferDraft &draft,
                                       const TransferQuote &quote) const;
    [[nodiscard]] QString payeeWords() const;
    void formChanged();
    void keepDraft();
    void startAnew();
    void finished(const Result<Operation> &result, const std::optional<Payee> &keep);

    TransferStep *m_form;
    TransferFormActions m_actions;
    std::optional<TransferDraft> m_reviewed;
    QTimer m_draftTimer;
    bool m_reading = false; //!< review() is under way: the form's own changes are no news
    bool m_over = false;    //!< durable: the draft is gone for good
};

} // namespace coinpay
