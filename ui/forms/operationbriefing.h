// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "forms/formdialog.h"

namespace coinpay {

//! "Tell me more": what the state of an operation means, what happens by itself, why it cannot
//! happen twice, and the request exactly as it was committed.
class OperationBriefing : public FormDialog
{
    Q_OBJECT

public:
    OperationBriefing(const Operation &operation, const QList<Attempt> &attempts,
                      QWidget *parent = nullptr);
};

//! What the driver does with an operation in this state, and what it never does.
[[nodiscard]] QString whatHappensByItself(OperationState state);

//! Everything in plain lines, for a colleague or the server's support.
[[nodiscard]] QString briefingText(const Operation &operation, const QList<Attempt> &attempts,
                                   const QLocale &locale);

} // namespace coinpay
