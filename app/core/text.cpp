// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <QList>

#include <algorithm>

namespace coinpay {

namespace {

bool isInvisible(char32_t c)
{
    switch (c) {
    case 0x00AD:
    case 0x061C:
    case 0x180E:
    case 0x2060:
    case 0x2061:
    case 0x2062:
    case 0x2063:
    case 0x2064:
    case 0xFEFF: return true;
    default:
        return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
               (c >= 0x2066 && c <= 0x206F) || (c >= 0xE0000 && c <= 0xE007F);
    }
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

QString marked(char32_t c)
{
    return QStringLiteral("\u27E8U+%1\u27E9")
        .arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'))
        .toUpper();
}

} // namespace

QString displayText(QStringView outside, qsizetype limit)
{
    QString text;
    text.reserve(qMin(outside.size(), limit) + 1);
    const QList<uint> characters = outside.left(limit + 1).toUcs4();
    for (const char32_t c : characters) {
        QString next;
        if (isInvisible(c))
            next = marked(c);
        else if (isControl(c))
            next = c == U'\t' || c == U'\n' || c == U'\r' ? QStringLiteral(" ") : marked(c);
        else
            next = QString::fromUcs4(&c, 1);
        if (text.size() + next.size() > limit)
            return text + QChar(0x2026);
        text += next;
    }
    return text;
}

bool hasControlCharacters(QStringView text)
{
    // All of them are single UTF-16 units.
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isControl(c.unicode()); });
}

QString middleElided(const QString &text, qsizetype head, qsizetype tail)
{
    if (text.size() <= head + tail + 1)
        return text;
    return text.left(head) + QChar(0x2026) + text.right(tail);
}

} // namespace coinpay
