// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assettotal.h"

#include <QMap>

namespace coinpay {

namespace {

Done add(AssetTotal &total, const Balance &balance, UnixMs learnedAt)
{
    auto available = total.available.plus(balance.available);
    if (!available)
        return fail(std::move(available.error()));
    auto pending = total.pending.plus(balance.pending);
    if (!pending)
        return fail(std::move(pending.error()));
    total.available = std::move(*available);
    total.pending = std::move(*pending);
    total.learnedAt = qMin(total.learnedAt, learnedAt);
    return {};
}

} // namespace

Result<QList<WalletBalances>> readWalletBalances(Reader &reader)
{
    auto wallets = reader.wallets();
    if (!wallets)
        return fail(std::move(wallets.error()));
    QList<WalletBalances> all;
    all.reserve(wallets->size());
    for (const Wallet &wallet : std::as_const(*wallets)) {
        auto known = reader.balances(wallet.id);
        if (!known)
            return fail(std::move(known.error()));
        all.append({wallet, std::move(*known)});
    }
    return all;
}

Result<QList<AssetTotal>> totalsOf(const QList<WalletBalances> &wallets)
{
    QMap<QString, AssetTotal> totals;
    for (const WalletBalances &wallet : wallets) {
        for (const Balance &balance : wallet.known.sheet.balances) {
            const QString &asset = balance.available.asset();
            if (!totals.contains(asset))
                totals.insert(asset,
                              {Money::zero(asset), Money::zero(asset), wallet.known.learnedAt});
            const Done done = add(totals[asset], balance, wallet.known.learnedAt);
            if (!done)
                return fail(done.error());
        }
    }
    return totals.values();
}

} // namespace coinpay
