// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/draftform.h"
#include "forms/escrowfields.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace coinpay {

//! What the form does to the world; given to it, so that a test can stand in.
struct EscrowFormActions
{
    //! Journals the operation: done when the row is durable.
    std::function<QFuture<Result<Operation>>(const EscrowDraft &)> create;
    DraftForm::SaveDraft saveDraft;
};

//! Asks for an escrow.
class NewEscrowForm : public DraftForm
{
    Q_OBJECT

public:
    explicit NewEscrowForm(EscrowFormActions actions, QWidget *parent = nullptr);
    ~NewEscrowForm() override;

    [[nodiscard]] EscrowFields fields() const;
    void fill(const EscrowFields &fields);

protected:
    [[nodiscard]] FieldReading reading() const override;
    [[nodiscard]] QByteArray packed() const override;
    void blank() override;
    [[nodiscard]] QFuture<Result<Operation>> create() override;
    void showHints(const FieldReading &reading) override;

private:
    void buildFields();
    void setFields(const EscrowFields &fields);

    EscrowFormActions m_actions;
    QLineEdit *m_amount = nullptr;
    QComboBox *m_asset = nullptr;
    QComboBox *m_network = nullptr;
    QLineEdit *m_buyer = nullptr;
    QLineEdit *m_seller = nullptr;
    QLineEdit *m_deal = nullptr;
    QPlainTextEdit *m_metadata = nullptr;
};

} // namespace coinpay
