// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main job, step by step; how a step is walked is in tour.cpp.
#include "domain/asset.h"
#include "models/invoicelistmodel.h"
#include "pages/invoicespage.h"
#include "shell/tour.h"

#include <QComboBox>

namespace coinpay {

namespace {

constexpr int Blocks = 40; // more than any asset of the sandbox asks for

QString withIds(const QString &requestId, const QString &more)
{
    return QStringLiteral("%1  %2").arg(requestId, more);
}

} // namespace

void Tour::planConnection()
{
    add({QStringLiteral("connected, everything fetched, live"),
         {},
         [this] {
             return m_window.connector()->status().freshness.phase == Freshness::Phase::Live &&
                    m_window.invoicesPage()->model().isSettled();
         },
         [this] {
             const auto log = reader().requestLog(1);
             return log && !log->isEmpty() ? log->first().requestId : QString();
         },
         QStringLiteral("live")});
}

void Tour::planPaidInvoice()
{
    add({QStringLiteral("new invoice: typed"),
         [this] { fillForm(QStringLiteral("25.00"), referenceNow("order")); },
         [] { return true; },
         {},
         QStringLiteral("new-invoice")});
    add({QStringLiteral("new invoice: created, pending"),
         [this] { press(QStringLiteral("createButton")); },
         [this] {
             const auto operation = newestOperation(OperationKind::CreateInvoice);
             if (!operation || operation->resultId.isEmpty())
                 return false;
             m_invoice = operation->resultId;
             if (m_window.invoicesPage()->chosen() != m_invoice)
                 m_window.invoicesPage()->showItem(m_invoice);
             return shows(m_invoice, InvoiceStatus::Pending);
         },
         [this] {
             return withIds(newestOperation(OperationKind::CreateInvoice)->requestId, m_invoice);
         },
         QStringLiteral("pending")});
    add({QStringLiteral("a buyer pays: processing"),
         [this] { control(QStringLiteral("/invoices/%1/payments").arg(m_invoice), {}); },
         [this] { return shows(m_invoice, InvoiceStatus::Processing); },
         [this] { return lastTransition(m_invoice); }, QStringLiteral("processing")});
    add({QStringLiteral("blocks confirm it: paid (final)"),
         [this] {
             control(QStringLiteral("/blocks"), {{QStringLiteral("count"), Blocks}});
         },
         [this] { return shows(m_invoice, InvoiceStatus::Paid); },
         [this] { return lastTransition(m_invoice); }, QStringLiteral("paid")});
}

void Tour::planLostAnswer()
{
    const QJsonObject lost{{QStringLiteral("match"),
                            QJsonObject{{QStringLiteral("method"), QStringLiteral("POST")},
                                        {QStringLiteral("path"), QStringLiteral("/v1/invoices")}}},
                           {QStringLiteral("kind"), QStringLiteral("drop_after")},
                           {QStringLiteral("times"), 1}};
    add({QStringLiteral("the server will lose one answer"),
         [this, lost] {
             m_controlRequest.clear();
             control(QStringLiteral("/faults"), lost);
         },
         [this] { return !m_controlRequest.isEmpty(); },
         [this] { return m_controlRequest; },
         {}});
    add({QStringLiteral("new invoice: the answer is lost, unknown"),
         [this] {
             fillForm(QStringLiteral("0.75"), referenceNow("lost"));
             press(QStringLiteral("createButton"));
         },
         [this] {
             const auto operation = newestOperation(OperationKind::CreateInvoice);
             // It may resolve itself before we look: two attempts tell the same.
             return operation &&
                    (operation->state == OperationState::Unknown || operation->attempts > 1);
         },
         [this] {
             const auto operation = newestOperation(OperationKind::CreateInvoice);
             return withIds(operation->idempotencyKey, operation->id);
         },
         QStringLiteral("outcome-unknown")});
    add({QStringLiteral("asked again with the same key: one invoice"),
         {},
         [this] {
             const auto operation = newestOperation(OperationKind::CreateInvoice);
             if (!operation || operation->state != OperationState::Final ||
                 operation->resultId.isEmpty())
                 return false;
             m_invoice = operation->resultId;
             if (m_window.invoicesPage()->chosen() != m_invoice)
                 m_window.invoicesPage()->showItem(m_invoice);
             InvoiceQuery query;
             query.search = m_reference;
             const auto found = reader().invoicePage(query, {}, 2);
             return found && found->size() == 1 && shows(m_invoice, InvoiceStatus::Pending);
         },
         [this] {
             return withIds(newestOperation(OperationKind::CreateInvoice)->requestId, m_invoice);
         },
         QStringLiteral("resolved")});
}

void Tour::planCancellation()
{
    add({QStringLiteral("cancel: asked for"),
         [this] {
             m_window.invoicesPage()->requestCancel();
             const auto forms = m_window.findChildren<QComboBox *>(QStringLiteral("reasonBox"));
             if (forms.isEmpty())
                 fail(QStringLiteral("the cancel form did not open"));
             else
                 type(forms.last(), QStringLiteral("Duplicate order"));
         },
         [] { return true; },
         {},
         QStringLiteral("cancel")});
    add({QStringLiteral("cancel: canceled (final)"),
         [this] { press(QStringLiteral("cancelButton")); },
         [this] {
             const auto operation = newestOperation(OperationKind::CancelInvoice);
             return operation && operation->state == OperationState::Final &&
                    shows(m_invoice, InvoiceStatus::Canceled);
         },
         [this] {
             return withIds(newestOperation(OperationKind::CancelInvoice)->requestId, m_invoice);
         },
         QStringLiteral("canceled")});
}

} // namespace coinpay
