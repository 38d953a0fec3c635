// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QtGlobal>

namespace coinpay {

//! Why a destination is refused.
enum class AddressFault {
    Empty,
    Space,           //!< white space inside
    HiddenCharacter, //!< an invisible, bidi or control character
    WrongCharacter,  //!< not of the format's alphabet
    WrongBeginning,  //!< not how addresses of the network begin
    MixedCase,       //!< bech32 is all small or all capitals (BIP 173)
    WrongLength,
    BadChecksum,
    CaseMismatch,     //!< the letters' case is not the checksum of EIP-55
    BadProgram,       //!< bech32 in order, but no witness version and program (BIP 141, BIP 350)
    OtherNetwork,     //!< in order, but of another chain
    TestNetwork,      //!< in order, but of a test chain
    PrivateKey,       //!< a key that spends, which nobody should paste anywhere
    NotAnAddress,     //!< a hash, a name, a Lightning invoice…
    Unspendable,      //!< nobody can ever move what is sent there
    BadUri,           //!< a payment URI that cannot be read or asks for what is not known
    UnmetRequirement, //!< a payment URI that insists on what cannot be done
    OtherPayment,     //!< a payment URI for another asset or chain
};

//! A stable, untranslated word for logs and `--json`, e.g. "bad_checksum".
[[nodiscard]] QLatin1String addressFaultName(AddressFault fault);

//! A fault and where it is, without words.
struct AddressFlaw
{
    AddressFault fault;
    qsizetype position = -1; //!< UTF-16 index of the character to blame; -1: the whole
    qsizetype length = 0;    //!< UTF-16 units from there on
};

} // namespace coinpay
