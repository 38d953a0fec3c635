// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/fieldreading.h"

#include "forms/amounttext.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

} // namespace

void FieldReading::takeFaults(const Done &checked)
{
    if (checked)
        return;
    for (const FieldError &fault : checked.error().fields) {
        if (!faults.contains(fault.field))
            faults.insert(fault.field, fault.message);
    }
}

Money readMoneyField(const QString &field, const QString &typed, const QString &asset,
                     const QLocale &locale, FieldReading &reading)
{
    const TypedAmount amount = readTypedAmount(typed, locale);
    if (amount.state != TypedState::Complete) {
        reading.faults.insert(field, amount.message);
        if (amount.state == TypedState::Unfinished)
            reading.unfinished.append(field);
        return Money::zero(asset);
    }
    const Result<Money> money = Money::parse(amount.decimal, asset);
    if (money)
        return *money;
    reading.faults.insert(field, money.error().message);
    return Money::zero(asset);
}

QMap<QString, QString> readNotesField(const QString &field, const QString &typed,
                                      FieldReading &reading)
{
    QMap<QString, QString> result;
    const QStringList lines = typed.split(u'\n');
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QString line = lines[at].trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0) {
            reading.faults.insert(
                field, tr("Line %1 is not a note. Write a name, “=” and a text, like: table = 12",
                          "%1 a line number")
                           .arg(at + 1));
            reading.unfinished.append(field);
            return {};
        }
        result.insert(line.left(equals).trimmed(), line.mid(equals + 1).trimmed());
    }
    return result;
}

QString notesText(const QMap<QString, QString> &notes)
{
    QStringList lines;
    for (auto note = notes.cbegin(); note != notes.cend(); ++note)
        lines.append(QStringLiteral("%1 = %2").arg(note.key(), note.value()));
    return lines.join(u'\n');
}

} // namespace coinpay
