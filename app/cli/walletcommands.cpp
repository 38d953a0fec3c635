// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/operationcommand.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "cli/walletlist.h"
#include "core/timestamp.h"
#include "domain/asset.h"

namespace coinpay::cli {

namespace {

QStringList row(const Wallet &wallet)
{
    return {wallet.id, wallet.statusText, wallet.label, formatTimestamp(wallet.updatedAt)};
}

} // namespace

tl::expected<QList<Wallet>, ExitCode> chosenWallets(Session &session, Desk &desk)
{
    QList<Wallet> wallets;
    const auto all = eachItem<Wallet>(
        session, 0, [&](const QString &cursor, int size) { return desk.listWallets(cursor, size); },
        [&](const Wallet &wallet) { wallets.append(wallet); });
    if (!all)
        return tl::unexpected(all.error());
    const QString chosen = session.arguments.value(QStringLiteral("wallet"));
    if (chosen.isEmpty())
        return wallets;
    for (const Wallet &wallet : std::as_const(wallets)) {
        if (wallet.id == chosen)
            return QList<Wallet>{wallet};
    }
    return tl::unexpected(session.out.error(
        usageError(Texts::tr("There is no wallet %1. See \"wallets list\".").arg(chosen))));
}

tl::expected<WalletDesk, ExitCode> connectToWallets(Session &session)
{
    auto open = OpenDesk::connect(session);
    if (!open)
        return tl::unexpected(open.error());
    auto wallets = chosenWallets(session, open->desk());
    if (!wallets)
        return tl::unexpected(wallets.error());
    return WalletDesk{*std::move(open), *std::move(wallets)};
}

ExitCode listWallets(Session &session)
{
    auto open = connectToWallets(session);
    if (!open)
        return open.error();
    Listing listing(session.out);
    for (const Wallet &wallet : std::as_const(open->wallets))
        listing.add([&] { return toJson(wallet); }, [&] { return row(wallet); });
    return listing.end(
        {Texts::tr("ID"), Texts::tr("STATUS"), Texts::tr("LABEL"), Texts::tr("UPDATED")});
}

ExitCode tellBalances(Session &session)
{
    auto open = connectToWallets(session);
    if (!open)
        return open.error();
    QList<QStringList> rows;
    for (const Wallet &wallet : std::as_const(open->wallets)) {
        const auto sheet = session.waiter.answer(open->desk().fetchBalances(wallet.id));
        if (!sheet)
            return session.out.error(sheet.error());
        session.out.object(toJson(*sheet, wallet));
        for (const Balance &balance : sheet->balances)
            rows.append({wallet.label, balance.available.asset(), networkName(balance.network),
                         balance.available.toDecimal(), balance.pending.toDecimal(),
                         formatTimestamp(sheet->updatedAt), wallet.id});
    }
    session.out.table({Texts::tr("WALLET"), Texts::tr("ASSET"), Texts::tr("NETWORK"),
                       Texts::tr("AVAILABLE"), Texts::tr("PENDING"), Texts::tr("AS OF"),
                       Texts::tr("ID")},
                      rows, {3, 4});
    return ExitCode::Ok;
}

ExitCode createAddress(Session &session)
{
    const Arguments &arguments = session.arguments;
    return runOperation(session, [&](Desk &desk) {
        return session.waiter.answer(
            desk.createAddress(arguments.subject, arguments.value(QStringLiteral("asset")),
                               arguments.value(QStringLiteral("network"))));
    });
}

} // namespace coinpay::cli
