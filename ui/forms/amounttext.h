// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLocale>

namespace coinpay {

//! How far along typed text is, so that a form can speak up for what can never become right and
//! wait for what is only unfinished.
enum class TypedState { Complete, Unfinished, Wrong };

struct TypedAmount
{
    TypedState state = TypedState::Unfinished;
    QString decimal; //!< plain, '.' and ASCII digits; set when complete
    QString message; //!< what to do about it; set when wrong or unfinished
};

//! Reads an amount as a person types it, exactly: the locale's decimal separator or '.', in any
//! script's digits. Thousands separators are refused where they could be read as decimals, because
//! "1.234" is a thousand times as much in Berlin as in Boston.
[[nodiscard]] TypedAmount readTypedAmount(QStringView typed, const QLocale &locale);

//! A plain decimal with the locale's separator and no grouping: what an editor is filled with.
[[nodiscard]] QString editableAmount(const QString &decimal, const QLocale &locale);

} // namespace coinpay
