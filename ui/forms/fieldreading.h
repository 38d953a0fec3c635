// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <QHash>
#include <QLocale>
#include <QMap>
#include <QStringList>

namespace coinpay {

//! What is wrong with the fields of a form, by the field's name in the request.
struct FieldReading
{
    QHash<QString, QString> faults;
    //! Of those, the ones that are only unfinished: not worth a word while a person still types.
    QStringList unfinished;

    //! The faults a check of the draft found, where the field has none yet.
    void takeFaults(const Done &checked);
};

//! An amount as typed; zero of the asset, with the fault, when it is not one.
[[nodiscard]] Money readMoneyField(const QString &field, const QString &typed, const QString &asset,
                                   const QLocale &locale, FieldReading &reading);
//! "name = text" lines. The first line that is not one is the fault.
[[nodiscard]] QMap<QString, QString> readNotesField(const QString &field, const QString &typed,
                                                    FieldReading &reading);
//! The same lines again.
[[nodiscard]] QString notesText(const QMap<QString, QString> &notes);

} // namespace coinpay
