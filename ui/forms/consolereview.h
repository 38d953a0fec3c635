// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "forms/moneydialog.h"

#include <QFuture>

#include <functional>

namespace coinpay {

//! A write of the console before it leaves: what it does, in figures and words where it is a known
//! call, and the very bytes. Confirmed like any form, journaled like any form.
class ConsoleReview : public MoneyDialog
{
    Q_OBJECT

public:
    using Write = std::function<QFuture<Result<Operation>>(const OperationDraft &)>;

    //! `summary`: what the contract says the call does. `clock` outlives the dialog. Opens at the
    //! review: the console was the form.
    ConsoleReview(OperationDraft draft, QString summary, Write write, ConfirmRules rules,
                  const Clock &clock, QWidget *parent = nullptr);

Q_SIGNALS:
    //! It is in the journal.
    void written(const coinpay::Operation &operation);

protected:
    [[nodiscard]] std::optional<MoneyReview> review() override;
    [[nodiscard]] QWidget *reviewExtra(QWidget *parent) override;
    void journal() override;

private:
    const OperationDraft m_draft;
    const QString m_summary;
    const Write m_write;
};

} // namespace coinpay
