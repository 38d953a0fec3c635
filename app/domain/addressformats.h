// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addresscheck.h"

#include <QStringView>

#include <optional>

namespace coinpay {

//! How a network writes its addresses.
enum class AddressFormat {
    BitcoinLike, //!< base58check with the chain's version bytes, segwit with its prefixes
    Evm,         //!< "0x", hexadecimal, EIP-55
    Solana,      //!< 32 bytes in base 58
    Unknown,
};

[[nodiscard]] AddressFormat addressFormat(QStringView network);

//! Reads a tidy address of one network, of its main chain and of its test chains. The flaw's
//! position is an index into the text.
[[nodiscard]] tl::expected<CheckedAddress, AddressFlaw> readAddress(const QString &network,
                                                                    QStringView text);

//! The same text for the same address, whatever case it is written in. Reads no checksum.
[[nodiscard]] QString comparableAddress(const QString &network, QStringView text);
//! How many characters an address begins with that say nothing about whose it is: "0x", "bc1q",
//! the letter that stands for a version byte.
[[nodiscard]] qsizetype addressBeginning(const QString &network, QStringView text);

//! What a text that is no address of the wanted network is in truth.
struct RecognizedText
{
    AddressFault fault; //!< OtherNetwork, PrivateKey or NotAnAddress
    QString network;    //!< with OtherNetwork
};
//! Nothing when the text is in no order known here.
[[nodiscard]] std::optional<RecognizedText> recognizeText(QStringView text);

} // namespace coinpay
