// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/draftform.h"
#include "forms/invoicefields.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace coinpay {

//! What the form does to the world; given to it, so that a test can stand in.
struct InvoiceFormActions
{
    //! Journals the operation: done when the row is durable.
    std::function<QFuture<Result<Operation>>(const InvoiceDraft &)> create;
    DraftForm::SaveDraft saveDraft;
};

//! Asks for an invoice.
class NewInvoiceForm : public DraftForm
{
    Q_OBJECT

public:
    explicit NewInvoiceForm(InvoiceFormActions actions, QWidget *parent = nullptr);
    ~NewInvoiceForm() override;

    [[nodiscard]] InvoiceFields fields() const;
    void fill(const InvoiceFields &fields);

protected:
    [[nodiscard]] FieldReading reading() const override;
    [[nodiscard]] QByteArray packed() const override;
    void blank() override;
    [[nodiscard]] QFuture<Result<Operation>> create() override;
    void reveal(const QString &name) override;
    void showHints(const FieldReading &reading) override;

private:
    void buildFields();
    void buildMore();
    void setFields(const InvoiceFields &fields);

    InvoiceFormActions m_actions;
    QLineEdit *m_amount = nullptr;
    QComboBox *m_asset = nullptr;
    QComboBox *m_network = nullptr;
    QLineEdit *m_reference = nullptr;
    QComboBox *m_expiry = nullptr;
    QToolButton *m_moreButton = nullptr;
    QWidget *m_more = nullptr;
    QLineEdit *m_callback = nullptr;
    QPlainTextEdit *m_metadata = nullptr;
};

} // namespace coinpay
