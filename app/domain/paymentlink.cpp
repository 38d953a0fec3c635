// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/paymentlink.h"

#include <algorithm>

namespace coinpay {

namespace {

//! RFC 3986, 3.1: a letter, then letters, digits, '+', '-', '.'.
bool isScheme(QStringView text)
{
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    };
    const auto fits = [&](QChar c) {
        return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.';
    };
    return !text.isEmpty() && isLetter(text.front()) && std::ranges::all_of(text, fits);
}

QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

//! Takes what follows the mark off the text.
QStringView splitOff(QStringView &text, QChar mark)
{
    const qsizetype at = text.indexOf(mark);
    if (at < 0)
        return {};
    const QStringView rest = text.sliced(at + 1);
    text = text.first(at);
    return rest;
}

} // namespace

QString PaymentLink::value(QLatin1String name) const
{
    const auto isNamed = [&](const Parameter &parameter) { return parameter.name == name; };
    const auto first = std::ranges::find_if(parameters, isNamed);
    if (first == parameters.end())
        return {};
    return std::any_of(std::next(first), parameters.end(), isNamed) ? QStringLiteral("")
                                                                    : first->value;
}

bool PaymentLink::has(QLatin1String name) const
{
    return std::ranges::any_of(parameters,
                               [&](const Parameter &parameter) { return parameter.name == name; });
}

std::optional<PaymentLink> splitPaymentLink(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0 || !isScheme(text.first(colon)))
        return {};
    PaymentLink link;
    link.scheme = text.first(colon).toString().toLower();
    link.target = text.sliced(colon + 1);
    link.targetOffset = colon + 1;
    const QStringView query = splitOff(link.target, u'?');
    link.function = splitOff(link.target, u'/');
    link.chain = splitOff(link.target, u'@');
    for (const QStringView part : query.tokenize(u'&', Qt::SkipEmptyParts)) {
        QStringView name = part;
        const QStringView value = splitOff(name, u'=');
        link.parameters.append({decoded(name), decoded(value)});
    }
    return link;
}

} // namespace coinpay
