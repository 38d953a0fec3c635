// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base58.h"

#include <QCryptographicHash>

#include <string_view>
#include <vector>

namespace coinpay {

namespace {

constexpr std::string_view alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr quint32 Base = 58;
constexpr qsizetype ChecksumBytes = 4;

//! -1 when it is no digit.
int digitOf(QChar c)
{
    const size_t at =
        c.unicode() < 0x80 ? alphabet.find(static_cast<char>(c.unicode())) : std::string_view::npos;
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

//! number = number × 58 + digit; bytes, the least significant first.
void append(std::vector<quint8> &number, int digit)
{
    auto carry = static_cast<quint32>(digit);
    for (quint8 &byte : number) {
        carry += byte * Base;
        byte = static_cast<quint8>(carry & 0xff);
        carry >>= 8;
    }
    if (carry > 0)
        number.push_back(static_cast<quint8>(carry));
}

QByteArray checksumOf(const QByteArray &payload)
{
    const QByteArray once = QCryptographicHash::hash(payload, QCryptographicHash::Sha256);
    return QCryptographicHash::hash(once, QCryptographicHash::Sha256).first(ChecksumBytes);
}

} // namespace

tl::expected<QByteArray, AddressFlaw> decodeBase58(QStringView text)
{
    if (text.size() > MaxBase58Length)
        return tl::unexpected(AddressFlaw{AddressFault::WrongLength});
    std::vector<quint8> number;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int digit = digitOf(text[i]);
        if (digit < 0)
            return tl::unexpected(AddressFlaw{AddressFault::WrongCharacter, i, 1});
        append(number, digit);
    }
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size() && text[i] == u'1'; ++i)
        bytes += '\0';
    for (auto byte = number.rbegin(); byte != number.rend(); ++byte)
        bytes += static_cast<char>(*byte);
    return bytes;
}

tl::expected<QByteArray, AddressFlaw> decodeBase58check(QStringView text)
{
    auto bytes = decodeBase58(text);
    if (!bytes)
        return bytes;
    if (bytes->size() < ChecksumBytes)
        return tl::unexpected(AddressFlaw{AddressFault::WrongLength});
    const QByteArray payload = bytes->chopped(ChecksumBytes);
    if (checksumOf(payload) != bytes->last(ChecksumBytes))
        return tl::unexpected(AddressFlaw{AddressFault::BadChecksum});
    return payload;
}

} // namespace coinpay
