// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/amounttext.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestAmount = 120;
constexpr qsizetype GroupSize = 3;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

TypedAmount wrong(const QString &message)
{
    return {TypedState::Wrong, {}, message};
}

TypedAmount unfinished(const QString &message)
{
    return {TypedState::Unfinished, {}, message};
}

QString exampleAmount(const QLocale &locale)
{
    return editableAmount(QStringLiteral("25.00"), locale);
}

bool isSeparator(QChar c)
{
    return c == u'.' || c == u',' || c == u'\'' || c == u'\u2019' || c == u'\u066b' ||
           c == u'\u066c' || c.isSpace();
}

//! The text with ASCII digits, or an empty one where something is neither digit nor separator.
QString asciiDigits(QStringView text)
{
    QString result;
    for (const QChar c : text) {
        if (c.digitValue() >= 0)
            result += QChar(u'0' + c.digitValue());
        else if (isSeparator(c))
            result += c;
        else
            return {};
    }
    return result;
}

//! "1.234" where '.' groups thousands: nobody can tell which of two amounts was meant. "0.234" and
//! "1.2345" can only be decimals.
bool isAmbiguous(const QString &whole, const QString &fraction, QChar separator,
                 const QLocale &locale)
{
    return locale.groupSeparator() == separator && locale.decimalPoint() != separator &&
           fraction.size() == GroupSize && !whole.isEmpty() && whole.size() <= GroupSize &&
           !whole.startsWith(u'0');
}

TypedAmount groupingRefused(const QLocale &locale)
{
    return wrong(tr("Write the amount without thousands separators, like %1.", "%1 an amount")
                     .arg(editableAmount(QStringLiteral("1234.50"), locale)));
}

TypedAmount split(const QString &digits, const QLocale &locale)
{
    qsizetype at = -1;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (!isSeparator(digits[i]))
            continue;
        if (at >= 0)
            return groupingRefused(locale);
        at = i;
    }
    if (at < 0)
        return {TypedState::Complete, digits, {}};
    const QChar separator = digits[at];
    const QString whole = digits.left(at);
    const QString fraction = digits.mid(at + 1);
    if (separator != u'.' && QString(separator) != locale.decimalPoint()) {
        if (fraction.size() == GroupSize || separator.isSpace())
            return groupingRefused(locale);
        return wrong(tr("Decimals are written with “%1” here, like %2.",
                        "%1 a decimal separator, %2 an amount")
                         .arg(locale.decimalPoint(), exampleAmount(locale)));
    }
    if (isAmbiguous(whole, fraction, separator, locale)) {
        return wrong(
            tr("“%1” can be read in two ways. Write %2 or %3.",
               "%1 what was typed, %2 and %3 amounts")
                .arg(digits, whole + fraction, whole + locale.decimalPoint() + fraction + u'0'));
    }
    if (whole.isEmpty() || fraction.isEmpty())
        return unfinished(tr("The amount is not complete. Write it like %1.", "%1 an amount")
                              .arg(exampleAmount(locale)));
    return {TypedState::Complete, whole + u'.' + fraction, {}};
}

} // namespace

TypedAmount readTypedAmount(QStringView typed, const QLocale &locale)
{
    const QStringView text = typed.trimmed();
    if (text.isEmpty())
        return unfinished(tr("Enter the amount to be paid."));
    if (text.size() > LongestAmount)
        return wrong(tr("This amount is too large."));
    if (text.front() == u'-' || text.front() == u'\u2212')
        return wrong(tr("The amount must be more than zero."));
    const QString digits = asciiDigits(text);
    if (digits.isEmpty())
        return wrong(
            tr("An amount has only digits and one decimal separator, like %1.", "%1 an amount")
                .arg(exampleAmount(locale)));
    TypedAmount amount = split(digits, locale);
    const bool zero = amount.state == TypedState::Complete &&
                      std::all_of(amount.decimal.cbegin(), amount.decimal.cend(),
                                  [](QChar c) { return c == u'0' || c == u'.'; });
    return zero ? unfinished(tr("The amount must be more than zero.")) : amount;
}

QString editableAmount(const QString &decimal, const QLocale &locale)
{
    QString text = decimal;
    return text.replace(u'.', locale.decimalPoint());
}

} // namespace coinpay
