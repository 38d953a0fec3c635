// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/newinvoiceform.h"

#include "forms/field.h"
#include "forms/newinvoicewidgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

namespace coinpay {

using namespace invoicefield;

NewInvoiceForm::~NewInvoiceForm() = default;

InvoiceFields NewInvoiceForm::fields() const
{
    return {
        .amount = m_amount->text(),
        .asset = m_asset->currentData().toString(),
        .network = m_network->currentData().toString(),
        .reference = m_reference->text(),
        .expiresInSeconds = m_expiry->currentData().toLongLong(),
        .callbackUrl = m_callback->text(),
        .metadata = m_metadata->toPlainText(),
    };
}

void NewInvoiceForm::fill(const InvoiceFields &fields)
{
    fillFields([this, &fields] { setFields(fields); });
}

void NewInvoiceForm::setFields(const InvoiceFields &fields)
{
    m_amount->setText(fields.amount);
    chooseAsset(*m_asset, *m_network, fields.asset, fields.network);
    m_reference->setText(fields.reference);
    chooseExpiry(*m_expiry, fields.expiresInSeconds);
    m_callback->setText(fields.callbackUrl);
    m_metadata->setPlainText(fields.metadata);
    m_moreButton->setChecked(!fields.callbackUrl.isEmpty() || !fields.metadata.isEmpty());
}

void NewInvoiceForm::blank()
{
    InvoiceFields none;
    none.asset = m_asset->currentData().toString();
    setFields(none);
}

FieldReading NewInvoiceForm::reading() const
{
    return readInvoiceFields(fields(), locale());
}

QByteArray NewInvoiceForm::packed() const
{
    const InvoiceFields typed = fields();
    return typed.isBlank() ? QByteArray() : packInvoiceFields(typed);
}

QFuture<Result<Operation>> NewInvoiceForm::create()
{
    return m_actions.create(*readInvoiceFields(fields(), locale()).draft);
}

void NewInvoiceForm::reveal(const QString &name)
{
    if (name == Callback || name == Metadata)
        m_moreButton->setChecked(true);
}

void NewInvoiceForm::showHints(const FieldReading &reading)
{
    const bool fine = !reading.faults.contains(Amount) && !m_amount->text().trimmed().isEmpty();
    row(Amount)->setHint(
        fine ? exactAmountText(m_amount->text(), m_asset->currentData().toString(), locale())
             : QString());
}

} // namespace coinpay
