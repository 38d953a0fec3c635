// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/csvwriter.h"

#include <algorithm>

namespace coinpay {

namespace {

bool needsQuotes(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\n' || c == u'\r' || c == u';' || c == u'\t';
    });
}

bool looksLikeFormula(QStringView text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front());
}

} // namespace

void appendCsvCell(QByteArray &into, QStringView text, CsvOrigin origin)
{
    const bool escaped = origin == CsvOrigin::Foreign && looksLikeFormula(text);
    if (!needsQuotes(text)) {
        if (escaped)
            into += '\'';
        into += text.toUtf8();
        return;
    }
    into += '"';
    if (escaped)
        into += '\'';
    into += text.toUtf8().replace('"', "\"\"");
    into += '"';
}

} // namespace coinpay
