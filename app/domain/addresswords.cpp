// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/addresswords.h"

#include "domain/addressformats.h"
#include "domain/asset.h"

#include <QCoreApplication>

#include <array>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

//! How its addresses begin, for a person; empty where nothing can be said (Solana).
QString beginnings(const QString &network)
{
    if (network == QLatin1String("bitcoin"))
        return tr("1, 3 or bc1", "how Bitcoin addresses begin");
    if (network == QLatin1String("litecoin"))
        return tr("L, M or ltc1", "how Litecoin addresses begin");
    if (network == QLatin1String("dogecoin"))
        return tr("D, A or 9", "how Dogecoin addresses begin");
    if (network == QLatin1String("tron"))
        return QStringLiteral("T");
    return addressFormat(network) == AddressFormat::Evm ? QStringLiteral("0x") : QString();
}

//! A character as it can be named: itself where it is plain, with its code point where it is not.
QString named(QStringView text, qsizetype position)
{
    char32_t c = text[position].unicode();
    if (text[position].isHighSurrogate() && position + 1 < text.size())
        c = QChar::surrogateToUcs4(text[position], text[position + 1]);
    if (c > U' ' && c < 0x7f)
        return QStringLiteral("\u201c%1\u201d").arg(QChar(static_cast<char16_t>(c)));
    return QStringLiteral("U+%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
}

QString wrongLength(const AddressComplaint &complaint)
{
    const QString network = networkName(complaint.network);
    if (addressFormat(complaint.network) == AddressFormat::Evm)
        return tr("This address has %1 characters, one on %2 has 42. Copy it again, whole.",
                  "%1 a number, %2 a network")
            .arg(QString::number(complaint.text.size()), network);
    return tr("With %1 characters this is no whole address on %2. Copy it again, whole.",
              "%1 a number, %2 a network")
        .arg(QString::number(complaint.text.size()), network);
}

QString wrongBeginning(const AddressComplaint &complaint)
{
    const QString network = networkName(complaint.network);
    const QString begin = beginnings(complaint.network);
    if (begin.isEmpty())
        return tr("This is not an address on %1.", "%1 a network").arg(network);
    return tr("This is not an address on %1: those begin with %2.",
              "%1 a network, %2 the beginnings of its addresses: 1, 3 or bc1")
        .arg(network, begin);
}

QString otherNetwork(const AddressComplaint &complaint)
{
    const QString other = networkName(complaint.otherNetwork);
    const QString wanted = networkName(complaint.network);
    if (complaint.network == QLatin1String("litecoin") && complaint.text.startsWith(u'3'))
        return tr("An address that begins with 3 may be Bitcoin's. Ask the payee for the one on "
                  "Litecoin that begins with M or ltc1.");
    const QString begin = beginnings(complaint.network);
    if (begin.isEmpty())
        return tr("This is an address on %1, and %2 is to be sent on %3. What goes to the wrong "
                  "network is lost.",
                  "%1 and %3 networks, %2 an asset code")
            .arg(other, complaint.asset, wanted);
    return tr("This is an address on %1; %2 on %3 needs one that begins with %4. What goes to the "
              "wrong network is lost.",
              "%1 and %3 networks, %2 an asset code, %4 beginnings: 1, 3 or bc1")
        .arg(other, complaint.asset, wanted, begin);
}

QString place(const AddressComplaint &complaint)
{
    return QString::number(complaint.flaw.position + 1);
}

QString wrongCharacter(const AddressComplaint &complaint)
{
    return tr("Character %1, %2, does not occur in addresses on %3. Copy the address again.",
              "%1 a number, %2 a character in quotes or its code U+0430, %3 a network")
        .arg(place(complaint), named(complaint.text, complaint.flaw.position),
             networkName(complaint.network));
}

} // namespace

QString addressSentence(const AddressComplaint &complaint)
{
    switch (complaint.flaw.fault) {
    case AddressFault::Empty: return tr("Enter the address to send to.");
    case AddressFault::Space:
        return tr("Character %1 is a space or a line break; an address has none. Remove it, and "
                  "make sure that there is only one address.",
                  "%1 a number")
            .arg(place(complaint));
    case AddressFault::HiddenCharacter:
        return tr("Character %1, %2, cannot be seen and has no place in an address. Type the "
                  "address, or copy it from another place.",
                  "%1 a number, %2 a code such as U+202E")
            .arg(place(complaint), named(complaint.text, complaint.flaw.position));
    case AddressFault::WrongCharacter: return wrongCharacter(complaint);
    case AddressFault::WrongBeginning: return wrongBeginning(complaint);
    case AddressFault::MixedCase:
        return tr("Small letters and capitals are mixed, from character %1 on; an address of this "
                  "kind is written in one of them. Copy it again.",
                  "%1 a number")
            .arg(place(complaint));
    case AddressFault::WrongLength: return wrongLength(complaint);
    case AddressFault::BadChecksum:
        return tr("The checksum is wrong: at least one character of the address is not what it "
                  "should be. Copy it again.");
    case AddressFault::CaseMismatch:
        return tr("The capitals in this address are its checksum, and they do not fit: at least "
                  "one character is not what it should be. Copy it again.");
    case AddressFault::BadProgram:
        return tr("The checksum is right, but this is not an address that money can be sent to. "
                  "Ask the payee for another.");
    case AddressFault::OtherNetwork: return otherNetwork(complaint);
    case AddressFault::TestNetwork:
        return tr("This is an address of a test network of %1, where money has no value. What is "
                  "sent to it is lost.",
                  "%1 a network")
            .arg(networkName(complaint.network));
    case AddressFault::PrivateKey:
        return tr("This is a private key, not an address. Whoever sees it can take the money it "
                  "guards: clear it from the clipboard, and ask the payee for the address.");
    case AddressFault::NotAnAddress:
        return tr("This is not an address but something else: a hash, a key, a name or an invoice. "
                  "Ask the payee for the address itself.");
    case AddressFault::Unspendable:
        return tr("Nobody can spend what is sent to this address: it belongs to a program or a "
                  "token itself, or to nobody. Ask the payee for their own address.");
    case AddressFault::BadUri:
        return tr("This payment link cannot be read. Enter the address itself.");
    case AddressFault::UnmetRequirement:
        return tr(
            "This payment link asks for more than sending an amount to an address, a memo for "
            "example, and this program cannot do that. Ask the payee how else to pay.");
    case AddressFault::OtherPayment:
        return tr("This payment link asks for something other than %1 on %2.",
                  "%1 an asset code, %2 a network")
            .arg(complaint.asset, networkName(complaint.network));
    }
    Q_UNREACHABLE();
}

QLatin1String addressFaultName(AddressFault fault)
{
    switch (fault) {
    case AddressFault::Empty: return QLatin1String("empty");
    case AddressFault::Space: return QLatin1String("space");
    case AddressFault::HiddenCharacter: return QLatin1String("hidden_character");
    case AddressFault::WrongCharacter: return QLatin1String("wrong_character");
    case AddressFault::WrongBeginning: return QLatin1String("wrong_beginning");
    case AddressFault::MixedCase: return QLatin1String("mixed_case");
    case AddressFault::WrongLength: return QLatin1String("wrong_length");
    case AddressFault::BadChecksum: return QLatin1String("bad_checksum");
    case AddressFault::CaseMismatch: return QLatin1String("case_mismatch");
    case AddressFault::BadProgram: return QLatin1String("bad_program");
    case AddressFault::OtherNetwork: return QLatin1String("other_network");
    case AddressFault::TestNetwork: return QLatin1String("test_network");
    case AddressFault::PrivateKey: return QLatin1String("private_key");
    case AddressFault::NotAnAddress: return QLatin1String("not_an_address");
    case AddressFault::Unspendable: return QLatin1String("unspendable");
    case AddressFault::BadUri: return QLatin1String("bad_uri");
    case AddressFault::UnmetRequirement: return QLatin1String("unmet_requirement");
    case AddressFault::OtherPayment: return QLatin1String("other_payment");
    }
    Q_UNREACHABLE();
}

QLatin1String addressWarningName(AddressWarning warning)
{
    switch (warning) {
    case AddressWarning::NoChecksum: return QLatin1String("no_checksum");
    case AddressWarning::NeverAChecksum: return QLatin1String("never_a_checksum");
    case AddressWarning::FutureWitness: return QLatin1String("future_witness");
    case AddressWarning::Unchecked: return QLatin1String("unchecked");
    }
    Q_UNREACHABLE();
}

QString addressWarningText(AddressWarning warning)
{
    switch (warning) {
    case AddressWarning::NoChecksum:
        return tr("This address is written without a checksum, so a wrong character would not be "
                  "noticed. Compare all of it with where it came from.");
    case AddressWarning::NeverAChecksum:
        return tr("Solana addresses have no checksum, so a wrong character would not be noticed. "
                  "Compare all of it with where it came from.");
    case AddressWarning::FutureWitness:
        return tr("This address is of a kind that is not in use yet. Ask the payee whether it is "
                  "really theirs.");
    case AddressWarning::Unchecked:
        return tr("This program does not know the network's addresses and has not checked this "
                  "one. Compare all of it with where it came from.");
    }
    Q_UNREACHABLE();
}

QString addressKindText(const CheckedAddress &address)
{
    const auto kind = [&] {
        switch (address.kind) {
        case AddressKind::P2pkh: return QStringLiteral("P2PKH");
        case AddressKind::P2sh: return QStringLiteral("P2SH");
        case AddressKind::P2wpkh: return QStringLiteral("P2WPKH");
        case AddressKind::P2wsh: return QStringLiteral("P2WSH");
        case AddressKind::P2tr: return QStringLiteral("P2TR");
        case AddressKind::Witness: return tr("Unknown witness program", "kind of an address");
        case AddressKind::Evm:
        case AddressKind::Tron:
            return tr("Account or contract", "kind of an address on Ethereum or Tron");
        case AddressKind::Solana: return tr("Account", "kind of an address on Solana");
        case AddressKind::Unchecked: return tr("Not checked", "kind of an address");
        }
        Q_UNREACHABLE();
    }();
    // Ethereum, Tron and Solana write the same address on every chain.
    switch (address.kind) {
    case AddressKind::Evm:
    case AddressKind::Tron:
    case AddressKind::Solana:
    case AddressKind::Unchecked: return kind;
    default: break;
    }
    const QString net = address.net == ChainNet::Main ? tr("mainnet", "the chain with real money")
                                                      : tr("testnet", "the chain for tests");
    return tr("%1, %2", "%1 kind of an address: P2WPKH, %2 mainnet or testnet").arg(kind, net);
}

} // namespace coinpay
