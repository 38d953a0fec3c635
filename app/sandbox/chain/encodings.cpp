// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chain/encodings.h"

#include <QCryptographicHash>
#include <QStringBuilder>

#include <algorithm>
#include <string_view>
#include <vector>

namespace coinpay::sandbox {

namespace {

constexpr std::string_view base58Alphabet =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr int ChecksumBytes = 4;
constexpr int Bech32ChecksumLength = 6;
constexpr quint32 Bech32Constant = 1;
constexpr quint32 Bech32mConstant = 0x2bc830a3;

QByteArray checksum(const QByteArray &payload)
{
    const QByteArray once = QCryptographicHash::hash(payload, QCryptographicHash::Sha256);
    return QCryptographicHash::hash(once, QCryptographicHash::Sha256).left(ChecksumBytes);
}

quint32 polymod(const std::vector<quint8> &values)
{
    static constexpr quint32 generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                            0x2a1462b3};
    quint32 check = 1;
    for (const quint8 value : values) {
        const quint32 top = check >> 25;
        check = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; ++i)
            check ^= (top >> i & 1) ? generator[i] : 0;
    }
    return check;
}

std::vector<quint8> expanded(const QByteArray &prefix)
{
    std::vector<quint8> values;
    for (const char c : prefix)
        values.push_back(static_cast<quint8>(c >> 5));
    values.push_back(0);
    for (const char c : prefix)
        values.push_back(static_cast<quint8>(c & 31));
    return values;
}

//! Regroups bits; `pad` fills the last group, without it a rest that is not zero is refused.
std::optional<std::vector<quint8>> regroup(const std::vector<quint8> &from, int fromBits,
                                           int toBits, bool pad)
{
    std::vector<quint8> to;
    quint32 bits = 0;
    int count = 0;
    for (const quint8 value : from) {
        bits = (bits << fromBits | value) & 0xfff;
        for (count += fromBits; count >= toBits;) {
            count -= toBits;
            to.push_back(static_cast<quint8>(bits >> count & ((1u << toBits) - 1)));
        }
    }
    const auto rest = static_cast<quint8>(bits << (toBits - count) & ((1u << toBits) - 1));
    if (pad && count > 0)
        to.push_back(rest);
    if (!pad && (count >= fromBits || rest != 0))
        return {};
    return to;
}

} // namespace

QByteArray base58(const QByteArray &bytes)
{
    std::vector<quint8> digits; // least significant first
    for (const char byte : bytes) {
        quint32 carry = static_cast<quint8>(byte);
        for (quint8 &digit : digits) {
            carry += static_cast<quint32>(digit) << 8;
            digit = static_cast<quint8>(carry % 58);
            carry /= 58;
        }
        for (; carry > 0; carry /= 58)
            digits.push_back(static_cast<quint8>(carry % 58));
    }
    QByteArray text;
    for (qsizetype i = 0; i < bytes.size() && bytes[i] == 0; ++i)
        text += '1';
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
        text += base58Alphabet[*digit];
    return text;
}

std::optional<QByteArray> fromBase58(const QByteArray &text)
{
    std::vector<quint8> bytes; // least significant first
    for (const char c : text) {
        const size_t digit = base58Alphabet.find(c);
        if (digit == std::string_view::npos)
            return {};
        auto carry = static_cast<quint32>(digit);
        for (quint8 &byte : bytes) {
            carry += byte * 58u;
            byte = static_cast<quint8>(carry & 0xff);
            carry >>= 8;
        }
        for (; carry > 0; carry >>= 8)
            bytes.push_back(static_cast<quint8>(carry & 0xff));
    }
    QByteArray result;
    for (qsizetype i = 0; i < text.size() && text[i] == '1'; ++i)
        result += '\0';
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
        result += static_cast<char>(*byte);
    return result;
}

QByteArray base58check(const QByteArray &payload)
{
    return base58(QByteArray(payload + checksum(payload)));
}

std::optional<QByteArray> fromBase58check(const QByteArray &text)
{
    const auto bytes = fromBase58(text);
    if (!bytes || bytes->size() <= ChecksumBytes)
        return {};
    const QByteArray payload = bytes->chopped(ChecksumBytes);
    return checksum(payload) == bytes->right(ChecksumBytes) ? std::optional(payload) : std::nullopt;
}

QByteArray segwit(const QByteArray &prefix, int version, const QByteArray &program)
{
    const std::vector<quint8> bytes(program.begin(), program.end());
    std::vector<quint8> data{static_cast<quint8>(version)};
    const auto groups = *regroup(bytes, 8, 5, true);
    data.insert(data.end(), groups.begin(), groups.end());
    std::vector<quint8> values = expanded(prefix);
    values.insert(values.end(), data.begin(), data.end());
    values.resize(values.size() + Bech32ChecksumLength, 0);
    const quint32 check = polymod(values) ^ (version == 0 ? Bech32Constant : Bech32mConstant);
    for (int i = Bech32ChecksumLength - 1; i >= 0; --i)
        data.push_back(static_cast<quint8>(check >> (5 * i) & 31));
    QByteArray text = prefix + '1';
    for (const quint8 value : data)
        text += bech32Alphabet[value];
    return text;
}

std::optional<Witness> fromSegwit(const QByteArray &prefix, const QByteArray &text)
{
    constexpr qsizetype MaxLength = 90;
    const QByteArray lower = text.toLower();
    if ((text != lower && text != text.toUpper()) || text.size() > MaxLength ||
        !lower.startsWith(QByteArray(prefix + '1')))
        return {};
    std::vector<quint8> data;
    for (const char c : lower.mid(prefix.size() + 1)) {
        const size_t value = bech32Alphabet.find(c);
        if (value == std::string_view::npos)
            return {};
        data.push_back(static_cast<quint8>(value));
    }
    if (data.size() < 1 + Bech32ChecksumLength)
        return {};
    std::vector<quint8> values = expanded(prefix);
    values.insert(values.end(), data.begin(), data.end());
    const int version = data.front();
    if (polymod(values) != (version == 0 ? Bech32Constant : Bech32mConstant) || version > 16)
        return {};
    const auto program =
        regroup({data.begin() + 1, data.end() - Bech32ChecksumLength}, 5, 8, false);
    if (!program || program->size() < 2 || program->size() > 40 ||
        (version == 0 && program->size() != 20 && program->size() != 32))
        return {};
    return Witness{version, QByteArray(reinterpret_cast<const char *>(program->data()),
                                       static_cast<qsizetype>(program->size()))};
}

QByteArray eip55(const QByteArray &bytes)
{
    QByteArray hex = bytes.toHex();
    const QByteArray hash = QCryptographicHash::hash(hex, QCryptographicHash::Keccak_256).toHex();
    for (qsizetype i = 0; i < hex.size(); ++i) {
        if (hash[i] >= '8')
            hex[i] = static_cast<char>(hex[i] >= 'a' ? hex[i] - 'a' + 'A' : hex[i]);
    }
    return "0x" + hex;
}

} // namespace coinpay::sandbox
