// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/addressformats.h"

#include "domain/asset.h"
#include "domain/base58.h"
#include "domain/bech32.h"
#include "domain/eip55.h"

#include <algorithm>
#include <array>

namespace coinpay {

using namespace Qt::StringLiterals;

namespace {

using Reading = tl::expected<CheckedAddress, AddressFlaw>;

constexpr qsizetype HashBytes = 20;
constexpr qsizetype SolanaBytes = 32;
constexpr qsizetype EvmLength = 42;

struct VersionByte
{
    QLatin1String network;
    quint8 version;
    AddressKind kind;
    ChainNet net;
};

// base58Prefixes in each chain's own chainparams.cpp; TRON's is in its protocol document.
// Litecoin also knows 0x05, the version of Bitcoin's P2SH, and writes it as 0x32 since 2017: what
// begins with 3 is left to Bitcoin, because nobody can tell the two apart.
constexpr std::array versionBytes{
    VersionByte{"bitcoin"_L1, 0x00, AddressKind::P2pkh, ChainNet::Main},
    VersionByte{"bitcoin"_L1, 0x05, AddressKind::P2sh, ChainNet::Main},
    VersionByte{"bitcoin"_L1, 0x6f, AddressKind::P2pkh, ChainNet::Test},
    VersionByte{"bitcoin"_L1, 0xc4, AddressKind::P2sh, ChainNet::Test},
    VersionByte{"litecoin"_L1, 0x30, AddressKind::P2pkh, ChainNet::Main},
    VersionByte{"litecoin"_L1, 0x32, AddressKind::P2sh, ChainNet::Main},
    VersionByte{"litecoin"_L1, 0x6f, AddressKind::P2pkh, ChainNet::Test},
    VersionByte{"litecoin"_L1, 0x3a, AddressKind::P2sh, ChainNet::Test},
    VersionByte{"dogecoin"_L1, 0x1e, AddressKind::P2pkh, ChainNet::Main},
    VersionByte{"dogecoin"_L1, 0x16, AddressKind::P2sh, ChainNet::Main},
    VersionByte{"dogecoin"_L1, 0x71, AddressKind::P2pkh, ChainNet::Test},
    VersionByte{"dogecoin"_L1, 0xc4, AddressKind::P2sh, ChainNet::Test},
    VersionByte{"tron"_L1, 0x41, AddressKind::Tron, ChainNet::Main},
    VersionByte{"tron"_L1, 0xa0, AddressKind::Tron, ChainNet::Test},
};

// Private keys for import: 32 bytes, and one more for a compressed public key.
constexpr std::array<quint8, 5> privateKeyVersions{0x80, 0xef, 0xb0, 0x9e, 0xf1};

struct WitnessPrefix
{
    QLatin1String network;
    QLatin1String prefix;
    ChainNet net;
};

// SLIP-173.
constexpr std::array witnessPrefixes{
    WitnessPrefix{"bitcoin"_L1, "bc"_L1, ChainNet::Main},
    WitnessPrefix{"bitcoin"_L1, "tb"_L1, ChainNet::Test},
    WitnessPrefix{"bitcoin"_L1, "bcrt"_L1, ChainNet::Test},
    WitnessPrefix{"litecoin"_L1, "ltc"_L1, ChainNet::Main},
    WitnessPrefix{"litecoin"_L1, "tltc"_L1, ChainNet::Test},
    WitnessPrefix{"litecoin"_L1, "rltc"_L1, ChainNet::Test},
};

tl::unexpected<AddressFlaw> flaw(AddressFault fault)
{
    return tl::unexpected(AddressFlaw{fault});
}

AddressKind kindOf(const WitnessProgram &witness)
{
    constexpr qsizetype LongProgram = 32;
    if (witness.version == 0)
        return witness.program.size() == LongProgram ? AddressKind::P2wsh : AddressKind::P2wpkh;
    if (witness.version == 1 && witness.program.size() == LongProgram)
        return AddressKind::P2tr;
    return AddressKind::Witness;
}

const WitnessPrefix *witnessPrefixOf(QStringView text)
{
    for (const WitnessPrefix &known : witnessPrefixes) {
        const qsizetype length = known.prefix.size();
        if (text.size() > length && text[length] == u'1' &&
            text.startsWith(known.prefix, Qt::CaseInsensitive))
            return &known;
    }
    return nullptr;
}

Reading readSegwit(const WitnessPrefix &known, QStringView text)
{
    const auto witness = decodeSegwit(known.prefix, text);
    if (!witness)
        return tl::unexpected(witness.error());
    CheckedAddress address{
        text.toString().toLower(), kindOf(*witness), known.network, known.net, {}};
    if (address.kind == AddressKind::Witness)
        address.warnings.append(AddressWarning::FutureWitness);
    return address;
}

Reading readBase58check(const QString &network, QStringView text)
{
    const auto payload = decodeBase58check(text);
    if (!payload)
        return tl::unexpected(payload.error());
    if (payload->size() != 1 + HashBytes)
        return flaw(AddressFault::WrongLength);
    const auto version = static_cast<quint8>(payload->front());
    for (const VersionByte &known : versionBytes) {
        if (known.version == version && network == known.network)
            return CheckedAddress{text.toString(), known.kind, network, known.net, {}};
    }
    return flaw(AddressFault::WrongBeginning);
}

Reading readBitcoinLike(const QString &network, QStringView text)
{
    const WitnessPrefix *known = witnessPrefixOf(text);
    return known && network == known->network ? readSegwit(*known, text)
                                              : readBase58check(network, text);
}

Reading readEvm(const QString &network, QStringView text)
{
    if (!text.startsWith("0x"_L1))
        return flaw(AddressFault::WrongBeginning);
    const QStringView digits = text.sliced(2);
    const auto isHex = [](QChar c) { return u"0123456789abcdefABCDEF"_s.contains(c); };
    const auto foreign = std::ranges::find_if_not(digits, isHex);
    if (foreign != digits.end())
        return tl::unexpected(
            AddressFlaw{AddressFault::WrongCharacter, 2 + (foreign - digits.begin()), 1});
    if (text.size() != EvmLength)
        return flaw(AddressFault::WrongLength);
    const QString canonical = *eip55(digits);
    CheckedAddress address{canonical, AddressKind::Evm, network, ChainNet::Main, {}};
    const QString given = digits.toString();
    const bool hasLetters = given.toLower() != given.toUpper();
    const bool oneCase = given == given.toLower() || given == given.toUpper();
    if (text == canonical && hasLetters)
        return address;
    if (!oneCase)
        return flaw(AddressFault::CaseMismatch);
    address.warnings.append(AddressWarning::NoChecksum);
    return address;
}

Reading readSolana(const QString &network, QStringView text)
{
    const auto key = decodeBase58(text);
    if (!key)
        return tl::unexpected(key.error());
    if (key->size() != SolanaBytes)
        return flaw(AddressFault::WrongLength);
    return CheckedAddress{text.toString(),
                          AddressKind::Solana,
                          network,
                          ChainNet::Main,
                          {AddressWarning::NeverAChecksum}};
}

//! A network of a newer server: only what the contract asks of every destination.
Reading readUnknown(const QString &network, QStringView text)
{
    constexpr qsizetype MaxDestination = 128; // CreateTransfer in coinpay-v1.yaml
    const auto foreign =
        std::ranges::find_if_not(text, [](QChar c) { return c > u' ' && c <= u'~'; });
    if (foreign != text.end())
        return tl::unexpected(AddressFlaw{AddressFault::WrongCharacter, foreign - text.begin(), 1});
    if (text.size() > MaxDestination)
        return flaw(AddressFault::WrongLength);
    return CheckedAddress{text.toString(),
                          AddressKind::Unchecked,
                          network,
                          ChainNet::Main,
                          {AddressWarning::Unchecked}};
}

std::optional<RecognizedText> recognizeBase58check(const QByteArray &payload)
{
    constexpr qsizetype KeyBytes = 32;
    constexpr qsizetype ExtendedKeyBytes = 78; // BIP 32
    const auto version = static_cast<quint8>(payload.isEmpty() ? 0xff : payload.front());
    if (payload.size() == ExtendedKeyBytes)
        return RecognizedText{AddressFault::NotAnAddress, {}};
    if ((payload.size() == 1 + KeyBytes || payload.size() == 2 + KeyBytes) &&
        std::ranges::find(privateKeyVersions, version) != privateKeyVersions.end())
        return RecognizedText{AddressFault::PrivateKey, {}};
    const auto known = std::ranges::find(versionBytes, version, &VersionByte::version);
    if (payload.size() == 1 + HashBytes && known != versionBytes.end())
        return RecognizedText{AddressFault::OtherNetwork, known->network};
    return {};
}

std::optional<RecognizedText> recognizeBase58(QStringView text)
{
    constexpr qsizetype SignatureBytes = 64; // a Solana transaction's id, or a key pair
    if (const auto payload = decodeBase58check(text)) {
        if (auto known = recognizeBase58check(*payload))
            return known;
    }
    const auto bytes = decodeBase58(text);
    if (bytes && bytes->size() == SolanaBytes)
        return RecognizedText{AddressFault::OtherNetwork, u"solana"_s};
    if (bytes && bytes->size() == SignatureBytes)
        return RecognizedText{AddressFault::NotAnAddress, {}};
    return {};
}

//! A transaction hash, a block hash or a private key: 32 bytes in hexadecimal.
bool isHash(QStringView text)
{
    constexpr qsizetype HashDigits = 64;
    const QStringView digits = text.startsWith("0x"_L1) ? text.sliced(2) : text;
    return digits.size() == HashDigits && std::ranges::all_of(digits, [](QChar c) {
               return u"0123456789abcdefABCDEF"_s.contains(c);
           });
}

//! Something else that people paste: a Lightning invoice (BOLT 11), a name, a mail address.
bool isSomethingElse(QStringView text)
{
    return text.startsWith("lnbc"_L1, Qt::CaseInsensitive) ||
           text.startsWith("lntb"_L1, Qt::CaseInsensitive) || text.contains(u'.') ||
           text.contains(u'@');
}

} // namespace

AddressFormat addressFormat(QStringView network)
{
    if (network == "ethereum"_L1 || network == "polygon"_L1)
        return AddressFormat::Evm;
    if (network == "solana"_L1)
        return AddressFormat::Solana;
    const bool known = std::ranges::any_of(
        versionBytes, [&](const VersionByte &byte) { return network == byte.network; });
    return known ? AddressFormat::BitcoinLike : AddressFormat::Unknown;
}

tl::expected<CheckedAddress, AddressFlaw> readAddress(const QString &network, QStringView text)
{
    switch (addressFormat(network)) {
    case AddressFormat::BitcoinLike: return readBitcoinLike(network, text);
    case AddressFormat::Evm: return readEvm(network, text);
    case AddressFormat::Solana: return readSolana(network, text);
    case AddressFormat::Unknown: break;
    }
    return readUnknown(network, text);
}

QString comparableAddress(const QString &network, QStringView text)
{
    const WitnessPrefix *known = witnessPrefixOf(text);
    const bool anyCase =
        addressFormat(network) == AddressFormat::Evm || (known && network == known->network);
    return anyCase ? text.toString().toLower() : text.toString();
}

qsizetype addressBeginning(const QString &network, QStringView text)
{
    const WitnessPrefix *known = witnessPrefixOf(text);
    switch (addressFormat(network)) {
    case AddressFormat::BitcoinLike: // a prefix, "1" and the witness version
        return known && network == known->network ? known->prefix.size() + 2 : 1;
    case AddressFormat::Evm: return 2;
    case AddressFormat::Solana:
    case AddressFormat::Unknown: break;
    }
    return 0;
}

std::optional<RecognizedText> recognizeText(QStringView text)
{
    if (const WitnessPrefix *known = witnessPrefixOf(text)) {
        if (readSegwit(*known, text))
            return RecognizedText{AddressFault::OtherNetwork, known->network};
        return {}; // a slip in it may make 32 bytes in base 58, and yet no Solana address
    }
    if (readEvm({}, text))
        return RecognizedText{AddressFault::OtherNetwork, u"ethereum"_s};
    if (isHash(text) || isSomethingElse(text))
        return RecognizedText{AddressFault::NotAnAddress, {}};
    return recognizeBase58(text);
}

} // namespace coinpay
