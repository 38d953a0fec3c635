// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdialog.h"
#include "forms/invoicefields.h"

#include <QFuture>
#include <QTimer>

#include <functional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace coinpay {

class Field;
class Notice;

//! What the form does to the world; given to it, so that a test can stand in.
struct InvoiceFormActions
{
    //! Journals the operation: done when the row is durable.
    std::function<QFuture<Result<Operation>>(const InvoiceDraft &)> create;
    //! Keeps the fields as typed; empty bytes remove the draft.
    std::function<void(const QByteArray &)> saveDraft;
};

//! Asks for an invoice. What is typed is kept as a draft until it is created or discarded, whatever
//! closes the window. Closes when the operation is durable; sending is the driver's business.
class NewInvoiceForm : public FormDialog
{
    Q_OBJECT

public:
    explicit NewInvoiceForm(InvoiceFormActions actions, QWidget *parent = nullptr);
    ~NewInvoiceForm() override;

    [[nodiscard]] InvoiceFields fields() const;
    void fill(const InvoiceFields &fields);
    //! After the server refused: its sentence on top, its field faults in their places.
    void explainRefusal(const Error &error);

    void done(int result) override;

Q_SIGNALS:
    void created(const coinpay::Operation &operation);

private:
    void buildFields();
    void buildMore();
    [[nodiscard]] QWidget *buttons();
    void watch(const QString &name, Field *field);
    void listNetworks();
    void edited(const QString &name);
    void changed();
    void showFaults();
    void showExactAmount(const InvoiceReading &reading);
    void keepDraft();
    void discard();
    void submit();
    void finished(const Result<Operation> &result);

    InvoiceFormActions m_actions;
    Notice *m_notice;
    QWidget *m_page = nullptr;
    QLineEdit *m_amount = nullptr;
    QComboBox *m_asset = nullptr;
    QComboBox *m_network = nullptr;
    QLineEdit *m_reference = nullptr;
    QComboBox *m_expiry = nullptr;
    QToolButton *m_moreButton = nullptr;
    QWidget *m_more = nullptr;
    QLineEdit *m_callback = nullptr;
    QPlainTextEdit *m_metadata = nullptr;
    QPushButton *m_create = nullptr;
    QPushButton *m_discard = nullptr;
    QHash<QString, Field *> m_rows;
    //! What the server said of a field, until that field is changed.
    QHash<QString, QString> m_refused;
    QTimer m_draftTimer;
    bool m_sending = false;
    bool m_filling = false;
};

} // namespace coinpay
