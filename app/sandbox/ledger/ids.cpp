// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger/ids.h"

#include <string_view>

namespace coinpay::sandbox {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int TimeLength = 10;
constexpr int SaltLength = 8;
constexpr int NumberLength = 8;

void append(char *&to, quint64 value, int length)
{
    for (int i = length - 1; i >= 0; --i)
        *to++ = alphabet[(value >> (5 * i)) & 31];
}

std::optional<quint64> read(QStringView text)
{
    quint64 value = 0;
    for (const QChar c : text) {
        const size_t digit = c.unicode() < 128 ? alphabet.find(static_cast<char>(c.unicode()))
                                               : std::string_view::npos;
        if (digit == std::string_view::npos)
            return {};
        value = value << 5 | digit;
    }
    return value;
}

} // namespace

QString Ids::make(QLatin1String prefix, UnixMs at, qint64 number) const
{
    char text[TimeLength + SaltLength + NumberLength];
    char *to = text;
    append(to, static_cast<quint64>(at), TimeLength);
    append(to, m_salt, SaltLength);
    append(to, static_cast<quint64>(number), NumberLength);
    return prefix + QLatin1String(text, sizeof text);
}

std::optional<qint64> Ids::number(QLatin1String prefix, QStringView id) const
{
    if (!id.startsWith(prefix) ||
        id.size() != prefix.size() + TimeLength + SaltLength + NumberLength)
        return {};
    const auto rest = id.mid(prefix.size() + TimeLength);
    if (read(rest.left(SaltLength)) != m_salt)
        return {};
    const auto number = read(rest.mid(SaltLength));
    return number ? std::optional(static_cast<qint64>(*number)) : std::nullopt;
}

} // namespace coinpay::sandbox
