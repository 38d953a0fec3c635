// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/cancelinvoiceform.h"

#include "core/text.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int FormWidth = 460;
constexpr int LongestReason = 500;
constexpr qsizetype LongestReference = 60;

} // namespace

CancelInvoiceForm::CancelInvoiceForm(const Invoice &invoice, CancelInvoice cancel, QWidget *parent)
    : FormDialog(parent)
    , m_cancel(std::move(cancel))
    , m_notice(new Notice(this))
    , m_reason(new QComboBox(this))
{
    setObjectName(QStringLiteral("cancelInvoiceForm"));
    setWindowTitle(tr("Cancel invoice"));
    setMinimumWidth(FormWidth);
    auto *what = sentence(tr("%1 for “%2”", "%1 an amount with its asset, %2 a reference")
                              .arg(theme::amountWithAsset(invoice.amount, locale()),
                                   displayText(invoice.reference, LongestReference)),
                          this);
    what->setFont(theme::heading(font()));
    m_reason->setObjectName(QStringLiteral("reasonBox"));
    m_reason->setEditable(true);
    m_reason->addItems({tr("Customer changed their mind", "reason to cancel an invoice"),
                        tr("Wrong amount", "reason to cancel an invoice"),
                        tr("Duplicate order", "reason to cancel an invoice")});
    m_reason->setCurrentText({});
    m_reason->lineEdit()->setMaxLength(LongestReason);
    m_reason->lineEdit()->setAccessibleName(tr("Reason"));
    m_field = new Field(tr("&Reason"), m_reason,
                        tr("Kept with the invoice and seen by the server."), this);
    QVBoxLayout *rows = startColumn(tr("Cancel this invoice?"));
    rows->addWidget(what);
    rows->addWidget(sentence(tr("The server is asked to close it. Until it answers, a payment can "
                                "still arrive; once it is canceled, nobody can pay it any more. "
                                "This cannot be taken back."),
                             this));
    rows->addWidget(m_notice);
    rows->addWidget(m_field);
    rows->addStretch(1);
    rows->addWidget(buttons());
    connect(m_reason, &QComboBox::currentTextChanged, this, [this] { m_field->setFault({}); });
    m_reason->setFocus();
}

QWidget *CancelInvoiceForm::buttons()
{
    auto *bar = new QWidget(this);
    auto *keep = new QPushButton(tr("Keep the invoice"), bar);
    keep->setObjectName(QStringLiteral("keepButton"));
    keep->setDefault(true);
    m_send = new QPushButton(tr("Cancel the invoice"), bar);
    m_send->setObjectName(QStringLiteral("cancelButton"));
    m_send->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_send);
    row->addWidget(keep);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &CancelInvoiceForm::submit);
    return bar;
}

void CancelInvoiceForm::submit()
{
    const QString reason = m_reason->currentText().trimmed();
    if (reason.isEmpty()) {
        m_field->setFault(tr("Say why, in a few words. It helps whoever looks at it later."));
        m_reason->setFocus();
        return;
    }
    m_send->setEnabled(false);
    m_cancel(reason).then(this, [this](const Result<Operation> &result) { finished(result); });
}

void CancelInvoiceForm::finished(const Result<Operation> &result)
{
    m_send->setEnabled(true);
    if (!result) {
        m_notice->say(theme::Tone::Bad, QStringLiteral("warning"),
                      tr("The cancellation was not sent"), result.error().message);
        return;
    }
    Q_EMIT created(*result);
    accept();
}

} // namespace coinpay
