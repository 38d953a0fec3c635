// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "forms/batchstep.h"
#include "forms/moneydialog.h"

namespace coinpay {

//! Journals all of a batch, or none of it: done when it is durable.
using SendBatch = std::function<QFuture<Result<QList<Operation>>>(const QList<TransferDraft> &)>;

//! Sends a table of transfers: every row checked first, one review of them all, and each row an
//! operation of its own.
class BatchForm : public MoneyDialog
{
    Q_OBJECT

public:
    BatchForm(const TransferStep::World &world, SendBatch send, ConfirmRules rules,
              QWidget *parent = nullptr);
    ~BatchForm() override;

    [[nodiscard]] BatchStep &form() const { return *m_form; }

Q_SIGNALS:
    void created(const QList<coinpay::Operation> &operations);

protected:
    [[nodiscard]] std::optional<MoneyReview> review() override;
    void journal() override;

private:
    [[nodiscard]] MoneyReview reviewOf(const TransferBatch &batch) const;

    BatchStep *m_form;
    SendBatch m_send;
    QList<TransferDraft> m_reviewed;
};

} // namespace coinpay
