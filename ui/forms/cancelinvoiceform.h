// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "domain/operation.h"
#include "forms/formdialog.h"

#include <QFuture>

#include <functional>

class QComboBox;
class QPushButton;

namespace coinpay {

class Field;
class Notice;

using CancelInvoice = std::function<QFuture<Result<Operation>>(const QString &reason)>;

//! Asks why an invoice is called off and says what happens then. Keeping it is the default.
class CancelInvoiceForm : public FormDialog
{
    Q_OBJECT

public:
    CancelInvoiceForm(const Invoice &invoice, CancelInvoice cancel, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(const coinpay::Operation &operation);

private:
    [[nodiscard]] QWidget *buttons();
    void submit();
    void finished(const Result<Operation> &result);

    CancelInvoice m_cancel;
    Notice *m_notice;
    QComboBox *m_reason;
    Field *m_field;
    QPushButton *m_send = nullptr;
};

} // namespace coinpay
