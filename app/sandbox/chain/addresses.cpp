// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chain/addresses.h"

#include "sandbox/chain/encodings.h"

#include <QCryptographicHash>

#include <algorithm>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype HashBytes = 20;
// Version bytes of the chains' own parameters.
constexpr char DogecoinKeyHash = 0x1e;
constexpr char DogecoinScriptHash = 0x16;
constexpr char TronAddress = 0x41;
constexpr char BitcoinKeyHash = 0x00;
constexpr char BitcoinScriptHash = 0x05;
constexpr char LitecoinKeyHash = 0x30;
constexpr char LitecoinScriptHash = 0x32;

bool isBase58check(const QByteArray &text, std::initializer_list<char> versions)
{
    const auto payload = fromBase58check(text);
    return payload && payload->size() == 1 + HashBytes &&
           std::ranges::find(versions, payload->front()) != versions.end();
}

bool isHexAddress(const QByteArray &text)
{
    const QByteArray hex = text.mid(2);
    if (!text.startsWith("0x") || hex.size() != 2 * HashBytes ||
        QByteArray::fromHex(hex).size() != HashBytes ||
        QByteArray::fromHex(hex).toHex() != hex.toLower())
        return false;
    // All in one case bears no checksum (EIP-55, "Adoption").
    return hex == hex.toLower() || hex == hex.toUpper() || eip55(QByteArray::fromHex(hex)) == text;
}

} // namespace

QByteArray addressSeed(quint64 salt, AddressPurpose purpose, qint64 row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const quint64 words[] = {salt, static_cast<quint64>(purpose), static_cast<quint64>(row)};
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(words), sizeof words));
    return hash.result();
}

QString addressFor(const QString &network, const QByteArray &seed)
{
    const QByteArray hash = seed.left(HashBytes);
    if (network == "bitcoin"_L1)
        return QString::fromLatin1(segwit("bc", 0, hash));
    if (network == "litecoin"_L1)
        return QString::fromLatin1(segwit("ltc", 0, hash));
    if (network == "dogecoin"_L1)
        return QString::fromLatin1(base58check(QByteArray(1, DogecoinKeyHash) + hash));
    if (network == "tron"_L1)
        return QString::fromLatin1(base58check(QByteArray(1, TronAddress) + hash));
    if (network == "solana"_L1)
        return QString::fromLatin1(base58(seed));
    return QString::fromLatin1(eip55(hash));
}

QString txHashFor(const QString &network, const QByteArray &seed)
{
    if (network == "solana"_L1) {
        const QByteArray more = QCryptographicHash::hash(seed, QCryptographicHash::Sha256);
        return QString::fromLatin1(base58(seed + more));
    }
    const QString hex = QString::fromLatin1(seed.toHex());
    return network == "ethereum"_L1 || network == "polygon"_L1 ? QString("0x"_L1 + hex) : hex;
}

bool isAddress(const QString &network, const QString &address)
{
    const QByteArray text = address.toLatin1();
    if (QString::fromLatin1(text) != address)
        return false;
    if (network == "bitcoin"_L1)
        return fromSegwit("bc", text) || isBase58check(text, {BitcoinKeyHash, BitcoinScriptHash});
    if (network == "litecoin"_L1)
        return fromSegwit("ltc", text) ||
               isBase58check(text, {LitecoinKeyHash, LitecoinScriptHash});
    if (network == "dogecoin"_L1)
        return isBase58check(text, {DogecoinKeyHash, DogecoinScriptHash});
    if (network == "tron"_L1)
        return isBase58check(text, {TronAddress});
    if (network == "solana"_L1) {
        const auto key = fromBase58(text);
        return key && key->size() == 32;
    }
    return isHexAddress(text);
}

} // namespace coinpay::sandbox
