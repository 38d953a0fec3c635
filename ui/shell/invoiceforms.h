// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "forms/cancelinvoiceform.h"
#include "forms/newinvoiceform.h"
#include "settings/settings.h"

#include <QPointer>
#include <QWidget>

namespace coinpay {

//! Opens the forms of an open desk and remembers what the server refused. With a key that may not
//! write invoices none is opened, however it is asked for.
class InvoiceForms : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. Forms stand over `window`.
    InvoiceForms(Desk &desk, Settings &settings, QWidget &window);
    ~InvoiceForms() override;

    //! With the draft that was kept, if any. One form at a time: a second call raises the first.
    void newInvoice();
    //! The form as it was when the operation was made, with what the server said.
    void editAgain(const Operation &operation);
    void cancelInvoice(const Invoice &invoice);
    //! Closes what is open; drafts are kept.
    void closeAll();
    [[nodiscard]] InvoiceFields keptDraft() const;
    [[nodiscard]] NewInvoiceForm *openForm() const { return m_new; }

Q_SIGNALS:
    //! It is on screen, with the draft in it.
    void newInvoiceOpened();
    //! Nothing was opened: the sentence says why.
    void notAllowed(const QString &why);
    //! Durable in the journal; it goes on by itself.
    void operationCreated(const coinpay::Operation &operation);

private:
    NewInvoiceForm *open();
    [[nodiscard]] bool isAllowed();

    Desk &m_desk;
    Settings &m_settings;
    QWidget &m_window;
    QPointer<NewInvoiceForm> m_new;
    QPointer<CancelInvoiceForm> m_cancel;
    std::optional<QByteArray> m_draft; //!< what was saved last; the reader may still lag behind
};

} // namespace coinpay
