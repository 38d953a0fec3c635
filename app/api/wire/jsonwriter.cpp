// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/jsonwriter.h"

#include <QString>

namespace coinpay::wire {

JsonWriter &JsonWriter::string(const char *key, QStringView value)
{
    return string(QString::fromLatin1(key), value);
}

JsonWriter &JsonWriter::string(QStringView key, QStringView value)
{
    name(key);
    quote(value);
    return *this;
}

JsonWriter &JsonWriter::number(const char *key, qint64 value)
{
    name(QString::fromLatin1(key));
    m_bytes += QByteArray::number(value);
    return *this;
}

JsonWriter &JsonWriter::object(const char *key)
{
    name(QString::fromLatin1(key));
    m_bytes += '{';
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::end()
{
    m_bytes += '}';
    m_first = false;
    return *this;
}

void JsonWriter::name(QStringView key)
{
    if (!m_first)
        m_bytes += ',';
    m_first = false;
    quote(key);
    m_bytes += ':';
}

void JsonWriter::quote(QStringView text)
{
    // toUtf8() puts a question mark where a surrogate stands alone, so the result is always valid UTF-8.
    const QByteArray utf8 = text.toUtf8();
    m_bytes += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            m_bytes += '\\';
            m_bytes += c;
        } else if (static_cast<uchar>(c) < 0x20) {
            constexpr char hex[] = "0123456789abcdef";
            m_bytes += "\\u00";
            m_bytes += hex[c >> 4];
            m_bytes += hex[c & 15];
        } else {
            m_bytes += c;
        }
    }
    m_bytes += '"';
}

} // namespace coinpay::wire
