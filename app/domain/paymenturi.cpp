// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/invoice.h"

#include "domain/asset.h"

#include <array>

namespace coinpay {

namespace {

//! Where a token lives on its chain, as its issuer publishes it.
struct TokenContract
{
    QLatin1String asset;
    QLatin1String network;
    QLatin1String address;
};

constexpr std::array tokenContracts{
    TokenContract{QLatin1String("USDT"), QLatin1String("ethereum"),
                  QLatin1String("0xdAC17F958D2ee523a2206206994597C13D831ec7")},
    TokenContract{QLatin1String("USDC"), QLatin1String("ethereum"),
                  QLatin1String("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48")},
    TokenContract{QLatin1String("USDC"), QLatin1String("polygon"),
                  QLatin1String("0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359")},
    TokenContract{QLatin1String("USDC"), QLatin1String("solana"),
                  QLatin1String("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v")},
    TokenContract{QLatin1String("DAI"), QLatin1String("ethereum"),
                  QLatin1String("0x6B175474E89094C44Da98b954EedeAC495271d0F")},
};

QString tokenContract(const QString &asset, const QString &network)
{
    for (const TokenContract &token : tokenContracts) {
        if (asset == token.asset && network == token.network)
            return token.address;
    }
    return {};
}

//! What is still to be paid; all of it when nothing was or when the sums cannot be compared.
Money outstanding(const Invoice &invoice)
{
    const auto rest = invoice.amount.minus(invoice.amountPaid);
    return rest && rest->isPositive() ? *rest : invoice.amount;
}

//! BIP 21: amount in whole coins, decimal.
QString bip21(QLatin1String scheme, const QString &address, const Money &amount)
{
    return scheme + QLatin1Char(':') + address + QLatin1String("?amount=") + amount.toDecimal();
}

//! EIP-681, with the chain id of EIP-155.
QString eip681(const Invoice &invoice, const Money &amount, int chainId)
{
    const QString units = amount.toUnits();
    const QString chain = QStringLiteral("@%1").arg(chainId);
    if (invoice.amount.asset() == QLatin1String("ETH"))
        return QLatin1String("ethereum:") + invoice.paymentAddress + chain +
               QLatin1String("?value=") + units;
    const QString contract = tokenContract(invoice.amount.asset(), invoice.network);
    if (contract.isEmpty())
        return invoice.paymentAddress;
    return QLatin1String("ethereum:") + contract + chain + QLatin1String("/transfer?address=") +
           invoice.paymentAddress + QLatin1String("&uint256=") + units;
}

//! Solana Pay transfer request.
QString solanaPay(const Invoice &invoice, const Money &amount)
{
    QString uri = QLatin1String("solana:") + invoice.paymentAddress + QLatin1String("?amount=") +
                  amount.toDecimal();
    if (invoice.amount.asset() == QLatin1String("SOL"))
        return uri;
    const QString mint = tokenContract(invoice.amount.asset(), invoice.network);
    return mint.isEmpty() ? invoice.paymentAddress
                          : QString(uri + QLatin1String("&spl-token=") + mint);
}

} // namespace

QString paymentUri(const Invoice &invoice)
{
    constexpr int EthereumMainnet = 1;
    constexpr int PolygonMainnet = 137;
    const Money amount = outstanding(invoice);
    if (invoice.network == QLatin1String("bitcoin"))
        return bip21(QLatin1String("bitcoin"), invoice.paymentAddress, amount);
    if (invoice.network == QLatin1String("litecoin"))
        return bip21(QLatin1String("litecoin"), invoice.paymentAddress, amount);
    if (invoice.network == QLatin1String("dogecoin"))
        return bip21(QLatin1String("dogecoin"), invoice.paymentAddress, amount);
    if (invoice.network == QLatin1String("ethereum"))
        return eip681(invoice, amount, EthereumMainnet);
    if (invoice.network == QLatin1String("polygon"))
        return eip681(invoice, amount, PolygonMainnet);
    if (invoice.network == QLatin1String("solana"))
        return solanaPay(invoice, amount);
    return invoice.paymentAddress;
}

} // namespace coinpay
