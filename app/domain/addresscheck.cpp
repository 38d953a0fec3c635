// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/addresscheck.h"

#include "domain/addressformats.h"
#include "domain/addresstidy.h"
#include "domain/addresswords.h"
#include "domain/asset.h"
#include "domain/tokencontracts.h"

#include <algorithm>
#include <array>

namespace coinpay {

namespace {

struct Grave
{
    AddressFormat format;
    QLatin1String text; //!< canonical
};

//! Addresses that come up in examples, in the wrong column and on the clipboard, and that nobody
//! has a key to. A token's own contract is the classic one: see tokenContracts().
constexpr std::array graves{
    Grave{AddressFormat::Evm, QLatin1String("0x0000000000000000000000000000000000000000")},
    Grave{AddressFormat::Evm, QLatin1String("0x000000000000000000000000000000000000dEaD")},
    Grave{AddressFormat::BitcoinLike, QLatin1String("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb")},
    Grave{AddressFormat::Solana, QLatin1String("11111111111111111111111111111111")},
    Grave{AddressFormat::Solana, QLatin1String("1nc1nerator11111111111111111111111111111111")},
    Grave{AddressFormat::Solana, QLatin1String("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")},
};

bool isUnspendable(const CheckedAddress &address)
{
    const AddressFormat format = addressFormat(address.network);
    const bool grave = std::ranges::any_of(graves, [&](const Grave &known) {
        return format == known.format && address.text == known.text;
    });
    return grave || std::ranges::any_of(tokenContracts(), [&](const TokenContract &token) {
               return address.network == token.network && address.text == token.address;
           });
}

//! The whole is to blame for these, wherever the first trace of it was.
bool isWhole(AddressFault fault)
{
    switch (fault) {
    case AddressFault::OtherNetwork:
    case AddressFault::PrivateKey:
    case AddressFault::NotAnAddress:
    case AddressFault::WrongBeginning: return true;
    default: return false;
    }
}

//! Nothing of the format at all: then it is no use to say which character is wrong.
bool beginsOtherwise(const QString &network, QStringView text)
{
    const auto begins = [&](QStringView letters) { return letters.contains(text.front()); };
    if (network == QLatin1String("bitcoin"))
        return !begins(u"13mn2") && !text.startsWith(u"bc1", Qt::CaseInsensitive) &&
               !text.startsWith(u"tb1", Qt::CaseInsensitive) &&
               !text.startsWith(u"bcrt1", Qt::CaseInsensitive);
    if (network == QLatin1String("litecoin"))
        return !begins(u"LMmnQ") && !text.startsWith(u"ltc1", Qt::CaseInsensitive) &&
               !text.startsWith(u"tltc1", Qt::CaseInsensitive) &&
               !text.startsWith(u"rltc1", Qt::CaseInsensitive);
    if (network == QLatin1String("dogecoin"))
        return !begins(u"DA9n2");
    return network == QLatin1String("tron") && !begins(u"T2");
}

//! The most useful of what can be said against the text.
AddressComplaint complaintAbout(const QString &asset, const QString &network, QStringView text,
                                const AddressFlaw &flaw)
{
    AddressComplaint complaint{asset, network, text, flaw, {}};
    if (const auto known = recognizeText(text)) {
        complaint.flaw.fault = known->fault;
        complaint.otherNetwork = known->network;
    } else if (beginsOtherwise(network, text)) {
        complaint.flaw.fault = AddressFault::WrongBeginning;
    }
    if (isWhole(complaint.flaw.fault))
        complaint.flaw = {complaint.flaw.fault};
    return complaint;
}

tl::unexpected<AddressProblem> problem(const AddressComplaint &complaint, qsizetype offset)
{
    const AddressFlaw &flaw = complaint.flaw;
    return tl::unexpected(AddressProblem{flaw.fault, addressSentence(complaint),
                                         flaw.position < 0 ? -1 : flaw.position + offset,
                                         flaw.length});
}

} // namespace

AddressVerdict checkAddress(const QString &asset, const QString &network, QStringView text,
                            AcceptedNets accepted)
{
    const QString wanted = networkOrDefault(asset, network);
    const auto tidy = tidyAddress(text);
    if (!tidy)
        return problem({asset, wanted, text, tidy.error(), {}}, 0);
    const auto reject = [&](AddressFault fault) {
        return problem({asset, wanted, tidy->text, {fault}, {}}, 0);
    };
    auto address = readAddress(wanted, tidy->text);
    if (!address)
        return problem(complaintAbout(asset, wanted, tidy->text, address.error()), tidy->offset);
    if (address->net == ChainNet::Test && accepted == AcceptedNets::Main)
        return reject(AddressFault::TestNetwork);
    if (isUnspendable(*address))
        return reject(AddressFault::Unspendable);
    return *address;
}

bool sameAddress(const QString &network, QStringView one, QStringView other)
{
    return comparableAddress(network, one) == comparableAddress(network, other);
}

} // namespace coinpay
