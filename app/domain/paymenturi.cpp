// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/invoice.h"

#include "domain/tokencontracts.h"

namespace coinpay {

namespace {

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
    const QLatin1String contract = tokenContract(invoice.amount.asset(), invoice.network);
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
    const QLatin1String mint = tokenContract(invoice.amount.asset(), invoice.network);
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
