// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addressfault.h"

#include <QByteArray>
#include <QStringView>

#include <tl/expected.hpp>

namespace coinpay {

enum class Bech32Variant {
    Bech32,  //!< BIP 173
    Bech32m, //!< BIP 350
};

struct Bech32
{
    Bech32Variant variant;
    QByteArray prefix; //!< the human-readable part, in small letters
    QByteArray values; //!< 0…31 each, without the checksum
};

//! BIP 173 and BIP 350, up to their 90 characters. Faults: WrongLength, WrongCharacter and
//! MixedCase with their position, WrongBeginning when there is no prefix, BadChecksum.
[[nodiscard]] tl::expected<Bech32, AddressFlaw> decodeBech32(QStringView text);

//! BIP 141: a version of 0…16 and a program of 2…40 bytes.
struct WitnessProgram
{
    int version = 0;
    QByteArray program;
};

//! A native segwit address with the prefix ("bc", in small letters). Faults: those of
//! decodeBech32(); WrongBeginning for another prefix; BadChecksum also for Bech32 where BIP 350
//! asks for Bech32m or the other way round; BadProgram.
[[nodiscard]] tl::expected<WitnessProgram, AddressFlaw> decodeSegwit(QLatin1String prefix,
                                                                     QStringView text);

} // namespace coinpay
