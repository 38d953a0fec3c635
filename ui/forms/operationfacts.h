// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QList>
#include <QLocale>

namespace coinpay {

//! The facts of an operation by name, for a form and for copying: what, to
//! whom, when, its key, and every attempt with its answer.
struct OperationFact
{
    QString name;
    QString value;
};

[[nodiscard]] QList<OperationFact> factsOf(const Operation &operation,
                                           const QList<Attempt> &attempts, const QLocale &locale);

} // namespace coinpay
