// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/newinvoiceform.h"

#include "forms/field.h"
#include "forms/newinvoicewidgets.h"
#include "forms/notice.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace coinpay {

using namespace invoicefield;

NewInvoiceForm::~NewInvoiceForm() = default;

void NewInvoiceForm::watch(const QString &name, Field *field)
{
    m_rows.insert(name, field);
    connect(field, &Field::left, this, [this, field] {
        // Passing through an empty field is not an edit.
        const auto *line = qobject_cast<QLineEdit *>(field->editor());
        if (!line || !line->text().isEmpty() || field->isTouched()) {
            field->setTouched();
            showFaults();
        }
    });
}

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
    m_filling = true;
    m_amount->setText(fields.amount);
    if (const int at = m_asset->findData(fields.asset); at >= 0)
        m_asset->setCurrentIndex(at);
    listNetworks();
    if (const int at = m_network->findData(fields.network); at >= 0)
        m_network->setCurrentIndex(at);
    m_reference->setText(fields.reference);
    chooseExpiry(*m_expiry, fields.expiresInSeconds);
    m_callback->setText(fields.callbackUrl);
    m_metadata->setPlainText(fields.metadata);
    m_moreButton->setChecked(!fields.callbackUrl.isEmpty() || !fields.metadata.isEmpty());
    m_filling = false;
    changed();
}

void NewInvoiceForm::explainRefusal(const Error &error)
{
    m_notice->say(
        theme::Tone::Bad, QStringLiteral("slash-circle"), tr("The server refused this invoice"),
        error.requestId.isEmpty() ? error.message
                                  : tr("%1\nRequest id: %2").arg(error.message, error.requestId));
    for (const FieldError &fault : error.fields) {
        if (m_rows.contains(fault.field))
            m_refused.insert(fault.field, fault.message);
    }
    if (m_refused.contains(Callback) || m_refused.contains(Metadata))
        m_moreButton->setChecked(true);
    showFaults();
}

void NewInvoiceForm::listNetworks()
{
    const QString chosen = m_network->currentData().toString();
    const QSignalBlocker quiet(m_network);
    fillNetworks(*m_network, m_asset->currentData().toString());
    if (const int at = m_network->findData(chosen); at >= 0)
        m_network->setCurrentIndex(at);
    m_network->setEnabled(m_network->count() > 1);
}

void NewInvoiceForm::edited(const QString &name)
{
    m_refused.remove(name);
    changed();
}

void NewInvoiceForm::changed()
{
    m_discard->setEnabled(!fields().isBlank());
    showFaults();
    if (!m_filling)
        m_draftTimer.start();
}

void NewInvoiceForm::showFaults()
{
    const InvoiceReading reading = readInvoiceFields(fields(), locale());
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        QString sentence = reading.faults.value(row.key());
        if (reading.unfinished.contains(row.key()) && !row.value()->isTouched())
            sentence.clear();
        if (sentence.isEmpty())
            sentence = m_refused.value(row.key());
        row.value()->setFault(sentence);
    }
    showExactAmount(reading);
}

void NewInvoiceForm::showExactAmount(const InvoiceReading &reading)
{
    const bool fine = !reading.faults.contains(Amount) && !m_amount->text().trimmed().isEmpty();
    m_rows.value(Amount)->setHint(
        fine ? exactAmountText(m_amount->text(), m_asset->currentData().toString(), locale())
             : QString());
}

void NewInvoiceForm::keepDraft()
{
    m_draftTimer.stop();
    const InvoiceFields typed = fields();
    m_actions.saveDraft(typed.isBlank() ? QByteArray() : packInvoiceFields(typed));
}

void NewInvoiceForm::discard()
{
    InvoiceFields blank;
    blank.asset = m_asset->currentData().toString();
    m_refused.clear();
    m_notice->clear();
    fill(blank);
    keepDraft();
    m_amount->setFocus();
}

void NewInvoiceForm::submit()
{
    if (m_sending)
        return;
    for (Field *row : std::as_const(m_rows))
        row->setTouched();
    const InvoiceReading reading = readInvoiceFields(fields(), locale());
    showFaults();
    if (!reading.draft) {
        for (const QLatin1String name :
             {Amount, Asset, Reference, Network, Expiry, Callback, Metadata}) {
            if (!reading.faults.contains(name))
                continue;
            if (name == Callback || name == Metadata)
                m_moreButton->setChecked(true);
            m_rows.value(name)->editor()->setFocus(Qt::OtherFocusReason);
            return;
        }
        return;
    }
    m_sending = true;
    m_page->setEnabled(false);
    m_create->setEnabled(false);
    m_actions.create(*reading.draft).then(this, [this](const Result<Operation> &result) {
        finished(result);
    });
}

void NewInvoiceForm::finished(const Result<Operation> &result)
{
    m_sending = false;
    m_page->setEnabled(true);
    m_create->setEnabled(true);
    if (!result) {
        m_notice->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The invoice was not created"),
                      tr("%1 Nothing was sent; everything you typed is still here.",
                         "%1 a sentence that says what went wrong")
                          .arg(result.error().message));
        return;
    }
    m_draftTimer.stop();
    m_actions.saveDraft({});
    m_refused.clear();
    Q_EMIT created(*result);
    m_filling = true; // the draft is gone for good
    QDialog::done(Accepted);
}

void NewInvoiceForm::done(int result)
{
    if (m_sending)
        return;
    if (!m_filling)
        keepDraft();
    QDialog::done(result);
}

} // namespace coinpay
