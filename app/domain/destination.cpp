// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/destination.h"

#include "domain/addressformats.h"
#include "domain/addresstidy.h"
#include "domain/addresswords.h"
#include "domain/asset.h"
#include "domain/paymentlink.h"
#include "domain/tokencontracts.h"

#include <algorithm>
#include <array>

namespace coinpay {

using namespace Qt::StringLiterals;

namespace {

using Reading = tl::expected<Destination, AddressProblem>;
using Amount = tl::expected<std::optional<Money>, AddressFault>;

//! The asset a network's own links speak of when they name no token.
QLatin1String nativeAsset(QStringView network)
{
    static constexpr std::array natives{
        std::pair{"bitcoin"_L1, "BTC"_L1},   std::pair{"litecoin"_L1, "LTC"_L1},
        std::pair{"dogecoin"_L1, "DOGE"_L1}, std::pair{"ethereum"_L1, "ETH"_L1},
        std::pair{"polygon"_L1, "POL"_L1},   std::pair{"solana"_L1, "SOL"_L1},
        std::pair{"tron"_L1, "TRX"_L1},
    };
    for (const auto &[known, asset] : natives) {
        if (network == known)
            return asset;
    }
    return {};
}

//! EIP-155. Empty for a chain CoinPay does not pay on.
QLatin1String evmNetwork(QStringView chainId)
{
    if (chainId == "1"_L1)
        return "ethereum"_L1;
    return chainId == "137"_L1 ? "polygon"_L1 : QLatin1String();
}

//! Zero asks for nothing.
Amount wholeCoins(const PaymentLink &link, QLatin1String name, const QString &asset)
{
    if (!link.has(name))
        return std::nullopt;
    const auto amount = Money::parse(link.value(name), asset);
    if (!amount || amount->isNegative())
        return tl::unexpected(AddressFault::BadUri);
    return amount->isZero() ? std::nullopt : std::optional(*amount);
}

//! EIP-681 "number": smallest units, with an exponent or without.
Amount smallestUnits(const PaymentLink &link, QLatin1String name, const QString &asset)
{
    if (!link.has(name))
        return std::nullopt;
    const QString text = link.value(name).toLower();
    const QString mantissa = text.section(u'e', 0, 0);
    bool isNumber = true;
    const int exponent = text.contains(u'e') ? text.section(u'e', 1).toInt(&isNumber) : 0;
    const int shift = exponent - assetScale(asset);
    const auto amount =
        Money::parseLenient(QString(mantissa + u'e' + QString::number(shift)), asset);
    if (!isNumber || qAbs(exponent) > 2 * UnknownAssetScale || !amount || amount->isNegative())
        return tl::unexpected(AddressFault::BadUri);
    return amount->isZero() ? std::nullopt : std::optional(*amount);
}

//! Reads one link for one asset on one network.
class LinkReader
{
public:
    LinkReader(const QString &asset, const QString &network, AcceptedNets accepted,
               const PaymentLink &link)
        : m_asset(asset)
        , m_network(network)
        , m_accepted(accepted)
        , m_link(link)
    {
    }

    [[nodiscard]] Reading read() const
    {
        if (m_link.scheme == "ethereum"_L1)
            return readEip681();
        if (m_link.scheme == "solana"_L1)
            return readSolanaPay();
        if (addressFormat(m_link.scheme) == AddressFormat::BitcoinLike)
            return readBip21();
        return fault(AddressFault::BadUri);
    }

private:
    [[nodiscard]] tl::unexpected<AddressProblem> fault(AddressFault which,
                                                       const QString &otherNetwork = {}) const
    {
        const AddressComplaint complaint{m_asset, m_network, m_link.target, {which}, otherNetwork};
        return tl::unexpected(AddressProblem{which, addressSentence(complaint)});
    }

    [[nodiscard]] Reading pay(QStringView address, qsizetype offset, const Amount &amount) const
    {
        if (!amount)
            return fault(amount.error());
        const AddressVerdict verdict = checkAddress(m_asset, m_network, address, m_accepted);
        if (!verdict) {
            AddressProblem problem = verdict.error();
            if (problem.position >= 0)
                problem.position += offset;
            return tl::unexpected(problem);
        }
        return Destination{*verdict, *amount, m_link.value("label"_L1), m_link.value("message"_L1)};
    }

    //! Only EIP-681 gives '@' and '/' a meaning.
    [[nodiscard]] bool hasMoreThanATarget() const
    {
        return !m_link.chain.isNull() || !m_link.function.isNull();
    }

    [[nodiscard]] bool isNative() const { return m_asset == nativeAsset(m_network); }

    //! Bitcoin's, and those of its kin; TRON has no published one, only the habit of it.
    [[nodiscard]] Reading readBip21() const
    {
        if (hasMoreThanATarget())
            return fault(AddressFault::BadUri);
        if (m_network != m_link.scheme)
            return fault(AddressFault::OtherNetwork, m_link.scheme);
        const bool demands = std::ranges::any_of(
            m_link.parameters, [](const auto &each) { return each.name.startsWith("req-"_L1); });
        if (demands)
            return fault(AddressFault::UnmetRequirement);
        if (m_link.has("amount"_L1) && !isNative())
            return fault(AddressFault::OtherPayment);
        return pay(m_link.target, m_link.targetOffset, wholeCoins(m_link, "amount"_L1, m_asset));
    }

    [[nodiscard]] Reading readEip681() const
    {
        if (addressFormat(m_network) != AddressFormat::Evm)
            return fault(AddressFault::OtherNetwork, u"ethereum"_s);
        // Without a chain it is the payer's own choice (EIP-681).
        if (!m_link.chain.isNull() && evmNetwork(m_link.chain) != m_network)
            return fault(AddressFault::OtherPayment);
        if (m_link.function == "transfer"_L1)
            return readTokenTransfer();
        if (!m_link.function.isNull())
            return fault(AddressFault::BadUri);
        if (m_link.has("value"_L1) && !isNative())
            return fault(AddressFault::OtherPayment);
        const qsizetype prefix = m_link.target.startsWith("pay-"_L1) ? 4 : 0;
        return pay(m_link.target.sliced(prefix), m_link.targetOffset + prefix,
                   smallestUnits(m_link, "value"_L1, m_asset));
    }

    [[nodiscard]] Reading readTokenTransfer() const
    {
        const QLatin1String contract = tokenContract(m_asset, m_network);
        const QStringView target =
            m_link.target.sliced(m_link.target.startsWith("pay-"_L1) ? 4 : 0);
        if (contract.isEmpty() || !sameAddress(m_network, target, QString(contract)))
            return fault(AddressFault::OtherPayment);
        const Reading reading =
            pay(m_link.value("address"_L1), 0, smallestUnits(m_link, "uint256"_L1, m_asset));
        if (reading)
            return reading;
        AddressProblem problem = reading.error();
        problem.position = -1; // of a parameter, which may have been percent-encoded
        problem.length = 0;
        return tl::unexpected(problem);
    }

    [[nodiscard]] Reading readSolanaPay() const
    {
        if (m_network != "solana"_L1)
            return fault(AddressFault::OtherNetwork, u"solana"_s);
        if (hasMoreThanATarget()) // a transaction request: "solana:https://…"
            return fault(AddressFault::BadUri);
        if (m_link.has("memo"_L1))
            return fault(AddressFault::UnmetRequirement);
        const QString mint = m_link.value("spl-token"_L1);
        const bool namesAsset = m_link.has("amount"_L1) || m_link.has("spl-token"_L1);
        const bool fits = mint.isEmpty() ? isNative() : mint == tokenContract(m_asset, m_network);
        if (namesAsset && !fits)
            return fault(AddressFault::OtherPayment);
        return pay(m_link.target, m_link.targetOffset, wholeCoins(m_link, "amount"_L1, m_asset));
    }

    const QString &m_asset;
    const QString &m_network;
    AcceptedNets m_accepted;
    const PaymentLink &m_link;
};

//! On a network nobody knows an address may have a colon in it.
bool isLink(const PaymentLink &link, const QString &network)
{
    return addressFormat(network) != AddressFormat::Unknown ||
           addressFormat(link.scheme) != AddressFormat::Unknown;
}

} // namespace

tl::expected<Destination, AddressProblem> readDestination(const QString &asset,
                                                          const QString &network,
                                                          QStringView pasted, AcceptedNets accepted)
{
    const QString wanted = networkOrDefault(asset, network);
    const auto tidy = tidyAddress(pasted);
    const auto link = tidy ? splitPaymentLink(tidy->text) : std::nullopt;
    if (!link || !isLink(*link, wanted)) {
        const AddressVerdict verdict = checkAddress(asset, wanted, pasted, accepted);
        if (!verdict)
            return tl::unexpected(verdict.error());
        return Destination{*verdict, {}, {}, {}};
    }
    Reading reading = LinkReader(asset, wanted, accepted, *link).read();
    if (!reading && reading.error().position >= 0)
        reading.error().position += tidy->offset;
    return reading;
}

} // namespace coinpay
