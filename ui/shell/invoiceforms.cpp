// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/invoiceforms.h"

#include "core/log.h"
#include "core/whendone.h"
#include "forms/cancelinvoiceform.h"
#include "forms/newinvoiceform.h"
#include "forms/scopes.h"

namespace coinpay {

InvoiceForms::InvoiceForms(Desk &desk, Settings &settings, QWidget &window)
    : m_desk(desk)
    , m_settings(settings)
    , m_window(window)
{
}

InvoiceForms::~InvoiceForms()
{
    closeAll();
    delete m_new;
    delete m_cancel;
}

InvoiceFields InvoiceForms::keptDraft() const
{
    if (m_draft)
        return unpackInvoiceFields(*m_draft);
    return unpackInvoiceFields(m_desk.reader().draft(NewInvoiceDraft).value_or(QByteArray()));
}

NewInvoiceForm *InvoiceForms::open()
{
    InvoiceFormActions actions;
    actions.create = [this](const InvoiceDraft &draft) { return m_desk.createInvoice(draft); };
    actions.saveDraft = [this](const QByteArray &bytes) {
        m_draft = bytes;
        whenDone(m_desk.store().saveDraft(NewInvoiceDraft, bytes), this, [](const Done &done) {
            if (!done)
                qCWarning(logUi) << "The draft could not be kept:" << done.error().message;
        });
    };
    m_new = new NewInvoiceForm(std::move(actions), &m_window);
    m_new->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_new, &NewInvoiceForm::created, this, [this](const Operation &operation) {
        if (operation.request.amount)
            m_settings.set(setting::lastAsset, operation.request.amount->asset());
        Q_EMIT operationCreated(operation);
    });
    return m_new;
}

bool InvoiceForms::isAllowed()
{
    const QString missing = missingScope(m_desk.scopes(), scope::InvoicesWrite);
    if (!missing.isEmpty())
        Q_EMIT notAllowed(missing);
    return missing.isEmpty();
}

void InvoiceForms::newInvoice()
{
    if (!isAllowed())
        return;
    if (!m_new) {
        InvoiceFields fields = keptDraft();
        if (fields.asset.isEmpty())
            fields.asset = m_settings.value(setting::lastAsset);
        open()->fill(fields);
        m_new->show();
        Q_EMIT newInvoiceOpened();
    }
    m_new->raise();
    m_new->activateWindow();
}

void InvoiceForms::editAgain(const Operation &operation)
{
    if (!isAllowed())
        return;
    if (!m_new)
        open();
    m_new->fill(fieldsOf(operation, m_new->locale()));
    Error error{ErrorKind::Refused,
                operation.message,
                operation.code,
                operation.requestId,
                operation.httpStatus,
                {},
                {}};
    m_new->explainRefusal(error);
    m_new->show();
    m_new->raise();
    m_new->activateWindow();
}

void InvoiceForms::cancelInvoice(const Invoice &invoice)
{
    if (!isAllowed())
        return;
    if (m_cancel)
        m_cancel->close();
    m_cancel = new CancelInvoiceForm(
        invoice,
        [this, id = invoice.id](const QString &reason) { return m_desk.cancelInvoice(id, reason); },
        &m_window);
    m_cancel->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_cancel, &CancelInvoiceForm::created, this, &InvoiceForms::operationCreated);
    m_cancel->setWindowModality(Qt::WindowModal);
    m_cancel->show();
}

void InvoiceForms::closeAll()
{
    if (m_new)
        m_new->close();
    if (m_cancel)
        m_cancel->close();
}

} // namespace coinpay
