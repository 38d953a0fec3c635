// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bech32.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace coinpay {

namespace {

constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr qsizetype MaxLength = 90;
constexpr qsizetype ChecksumLength = 6;
// What the checksum's polynomial leaves.
constexpr quint32 Bech32Rest = 1;
constexpr quint32 Bech32mRest = 0x2bc830a3;

template <typename T>
using Decoded = tl::expected<T, AddressFlaw>;

tl::unexpected<AddressFlaw> flaw(AddressFault fault, qsizetype position = -1)
{
    return tl::unexpected(AddressFlaw{fault, position, position < 0 ? 0 : 1});
}

class Checksum
{
public:
    void add(int value)
    {
        static constexpr std::array<quint32, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa,
                                                          0x3d4233dd, 0x2a1462b3};
        const quint32 top = m_rest >> 25;
        m_rest = ((m_rest & 0x1ffffff) << 5) ^ static_cast<quint32>(value);
        for (size_t i = 0; i < generator.size(); ++i) {
            if (((top >> i) & 1) != 0)
                m_rest ^= generator[i];
        }
    }

    void addPrefix(const QByteArray &prefix)
    {
        for (const char c : prefix)
            add(c >> 5);
        add(0);
        for (const char c : prefix)
            add(c & 31);
    }

    [[nodiscard]] std::optional<Bech32Variant> variant() const
    {
        if (m_rest == Bech32Rest)
            return Bech32Variant::Bech32;
        if (m_rest == Bech32mRest)
            return Bech32Variant::Bech32m;
        return {};
    }

private:
    quint32 m_rest = 1;
};

//! Printable, and in one case: what every later step may take for granted.
std::optional<AddressFlaw> findForeign(QStringView text)
{
    bool small = false;
    bool capital = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c < 33 || c > 126)
            return AddressFlaw{AddressFault::WrongCharacter, i, 1};
        small = small || (c >= u'a' && c <= u'z');
        capital = capital || (c >= u'A' && c <= u'Z');
        if (small && capital)
            return AddressFlaw{AddressFault::MixedCase, i, 1};
    }
    return {};
}

//! `from`: where the data begins in `text`, which is in small letters.
Decoded<QByteArray> readValues(const QByteArray &text, qsizetype from)
{
    QByteArray values;
    for (qsizetype i = from; i < text.size(); ++i) {
        const size_t value = alphabet.find(text[i]);
        if (value == std::string_view::npos)
            return flaw(AddressFault::WrongCharacter, i);
        values += static_cast<char>(value);
    }
    if (values.size() < ChecksumLength)
        return flaw(AddressFault::WrongLength);
    return values;
}

//! Groups of five bits to bytes; the bits left over must be fewer than five and zero.
std::optional<QByteArray> toBytes(const QByteArray &values)
{
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const char value : values) {
        bits = ((bits << 5) | static_cast<quint8>(value)) & 0xfff;
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> count) & 0xff);
        }
    }
    const quint32 rest = bits & ((1u << count) - 1);
    return count < 5 && rest == 0 ? std::optional(bytes) : std::nullopt;
}

Decoded<Bech32> decodeAt(qsizetype separator, const QByteArray &text)
{
    const auto values = readValues(text, separator + 1);
    if (!values)
        return tl::unexpected(values.error());
    Bech32 decoded{{}, text.first(separator), values->chopped(ChecksumLength)};
    Checksum checksum;
    checksum.addPrefix(decoded.prefix);
    for (const char value : *values)
        checksum.add(value);
    const auto variant = checksum.variant();
    if (!variant)
        return flaw(AddressFault::BadChecksum);
    decoded.variant = *variant;
    return decoded;
}

Decoded<WitnessProgram> witnessProgram(const Bech32 &decoded)
{
    constexpr int MaxVersion = 16;
    if (decoded.values.isEmpty() || decoded.values.front() > MaxVersion)
        return flaw(AddressFault::BadProgram);
    const int version = decoded.values.front();
    const auto program = toBytes(decoded.values.sliced(1));
    if (!program || program->size() < 2 || program->size() > 40)
        return flaw(AddressFault::BadProgram);
    if (version == 0 && program->size() != 20 && program->size() != 32)
        return flaw(AddressFault::BadProgram);
    if ((decoded.variant == Bech32Variant::Bech32) != (version == 0))
        return flaw(AddressFault::BadChecksum);
    return WitnessProgram{version, *program};
}

} // namespace

tl::expected<Bech32, AddressFlaw> decodeBech32(QStringView text)
{
    if (text.size() > MaxLength)
        return flaw(AddressFault::WrongLength);
    if (const auto foreign = findForeign(text))
        return tl::unexpected(*foreign);
    const QByteArray small = text.toLatin1().toLower();
    const qsizetype separator = small.lastIndexOf('1');
    if (separator < 1)
        return flaw(AddressFault::WrongBeginning);
    return decodeAt(separator, small);
}

tl::expected<WitnessProgram, AddressFlaw> decodeSegwit(QLatin1String prefix, QStringView text)
{
    // Not the last '1' but the one after the prefix: a '1' typed for an 'l' further on is a wrong
    // character there, not another prefix.
    if (!text.startsWith(prefix, Qt::CaseInsensitive) || text.size() <= prefix.size() ||
        text[prefix.size()] != u'1')
        return flaw(AddressFault::WrongBeginning);
    if (const auto foreign = findForeign(text))
        return tl::unexpected(*foreign);
    if (text.size() > MaxLength)
        return flaw(AddressFault::WrongLength);
    const auto decoded = decodeAt(prefix.size(), text.toLatin1().toLower());
    if (!decoded)
        return tl::unexpected(decoded.error());
    return witnessProgram(*decoded);
}

} // namespace coinpay
