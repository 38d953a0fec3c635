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

//! One thing to be paid to.
struct PaidTo
{
    QString asset;
    QString network;
    QString address;
    std::optional<Money> amount;
};

//! BIP 21: amount in whole coins, decimal.
QString bip21(const PaidTo &payee)
{
    const QString uri = payee.network + QLatin1Char(':') + payee.address;
    return payee.amount ? QString(uri + QLatin1String("?amount=") + payee.amount->toDecimal())
                        : uri;
}

//! EIP-681, with the chain id of EIP-155.
QString eip681(const PaidTo &payee, int chainId)
{
    const QString chain = QStringLiteral("@%1").arg(chainId);
    const QString units = payee.amount ? payee.amount->toUnits() : QString();
    if (payee.asset == QLatin1String("ETH")) {
        const QString uri = QLatin1String("ethereum:") + payee.address + chain;
        return payee.amount ? QString(uri + QLatin1String("?value=") + units) : uri;
    }
    const QLatin1String contract = tokenContract(payee.asset, payee.network);
    if (contract.isEmpty())
        return payee.address;
    const QString uri = QLatin1String("ethereum:") + contract + chain +
                        QLatin1String("/transfer?address=") + payee.address;
    return payee.amount ? QString(uri + QLatin1String("&uint256=") + units) : uri;
}

//! Solana Pay transfer request.
QString solanaPay(const PaidTo &payee)
{
    const QLatin1String mint = tokenContract(payee.asset, payee.network);
    const bool isCoin = payee.asset == QLatin1String("SOL");
    if (!isCoin && mint.isEmpty())
        return payee.address;
    QString uri = QLatin1String("solana:") + payee.address;
    QLatin1Char separator('?');
    if (payee.amount) {
        uri += QLatin1String("?amount=") + payee.amount->toDecimal();
        separator = QLatin1Char('&');
    }
    return isCoin ? uri : QString(uri + separator + QLatin1String("spl-token=") + mint);
}

} // namespace

QString paymentUri(const Invoice &invoice)
{
    return paymentUri(invoice.amount.asset(), invoice.network, invoice.paymentAddress,
                      outstanding(invoice));
}

QString paymentUri(const QString &asset, const QString &network, const QString &address,
                   const std::optional<Money> &amount)
{
    constexpr int EthereumMainnet = 1;
    constexpr int PolygonMainnet = 137;
    const PaidTo payee{asset, network, address, amount};
    if (network == QLatin1String("bitcoin") || network == QLatin1String("litecoin") ||
        network == QLatin1String("dogecoin"))
        return bip21(payee);
    if (network == QLatin1String("ethereum"))
        return eip681(payee, EthereumMainnet);
    if (network == QLatin1String("polygon"))
        return eip681(payee, PolygonMainnet);
    if (network == QLatin1String("solana"))
        return solanaPay(payee);
    return address;
}

} // namespace coinpay
