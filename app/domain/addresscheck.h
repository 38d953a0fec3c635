// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addressfault.h"

#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace coinpay {

enum class ChainNet { Main, Test };

enum class AddressKind {
    P2pkh,
    P2sh,
    P2wpkh,
    P2wsh,
    P2tr,
    Witness, //!< a witness version or length that has no use yet (BIP 350 asks to accept it)
    Evm,     //!< Ethereum and its kin: an account or a contract
    Tron,
    Solana,
    Unchecked, //!< of a network this program does not know
};

//! In order, and still worth a look.
enum class AddressWarning {
    NoChecksum,     //!< hexadecimal all in one case (EIP-55, "Adoption"): a slip would not show
    NeverAChecksum, //!< the network's addresses have none (Solana)
    FutureWitness,  //!< AddressKind::Witness
    Unchecked,      //!< AddressKind::Unchecked
};

struct CheckedAddress
{
    QString text; //!< as it is to be sent: no white space, bech32 in small letters, EIP-55's case
    AddressKind kind = AddressKind::Unchecked;
    QString network;
    ChainNet net = ChainNet::Main;
    QList<AddressWarning> warnings;
};

struct AddressProblem
{
    AddressFault fault;
    QString sentence;        //!< for a person: what is wrong, where, and what to do
    qsizetype position = -1; //!< UTF-16 index into what was given; -1: the whole
    qsizetype length = 0;
};

using AddressVerdict = tl::expected<CheckedAddress, AddressProblem>;

//! What is accepted: test chains only where the server lives on one.
enum class AcceptedNets { Main, MainAndTest };

//! Whether money of the asset on the network ("bitcoin"; empty: the asset's default) can be sent to
//! this address, white space around it aside. All that can be known without asking the chain:
//! alphabet, length, checksum, network, and that it is none of the few addresses nobody can spend
//! from. Not whether the account exists, and on Solana not whether it is a point on the curve:
//! token accounts and programs' own accounts are not, and are paid all the same.
[[nodiscard]] AddressVerdict checkAddress(const QString &asset, const QString &network,
                                          QStringView text,
                                          AcceptedNets accepted = AcceptedNets::Main);

//! "P2WPKH, mainnet"
[[nodiscard]] QString addressKindText(const CheckedAddress &address);
//! A sentence for a person.
[[nodiscard]] QString addressWarningText(AddressWarning warning);
//! A stable, untranslated word, e.g. "no_checksum".
[[nodiscard]] QLatin1String addressWarningName(AddressWarning warning);

//! Whether two addresses of the network are the same one, whatever case they are written in.
[[nodiscard]] bool sameAddress(const QString &network, QStringView one, QStringView other);

} // namespace coinpay
