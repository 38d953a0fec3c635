// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/balancecontent.h"

#include "core/text.h"
#include "domain/asset.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestName = 60;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

QString assetText(const QString &code)
{
    const AssetInfo *info = findAsset(code);
    return info ? QStringLiteral("%1 · %2").arg(code, info->name) : code;
}

QString nameText(const Wallet &wallet)
{
    if (wallet.status == WalletStatus::Frozen)
        return tr("%1 (frozen)", "%1 a wallet's name").arg(walletName(wallet));
    return walletName(wallet);
}

ListCell nameCell(const Wallet &wallet)
{
    ListCell cell = textCell(nameText(wallet));
    if (wallet.status == WalletStatus::Frozen)
        cell.tip = tr("A frozen wallet receives, but does not send.");
    return cell;
}

} // namespace

QString walletName(const Wallet &wallet)
{
    return displayText(wallet.label.isEmpty() ? wallet.id : wallet.label, LongestName);
}

AssetTotalsModel::AssetTotalsModel(const WalletsModel &wallets, QObject *parent)
    : ShortListModel(parent)
{
    connect(&wallets, &WalletsModel::changed, this,
            [this, &wallets] { become(wallets.totalsByAsset()); });
    become(wallets.totalsByAsset());
}

QVariant AssetTotalsModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() && role == Qt::DisplayRole ? total(index.row()).available.asset()
                                                      : QVariant();
}

QString AssetTotalsModel::keyOf(const AssetTotal &total) const
{
    return total.available.asset();
}

bool AssetTotalsModel::isSame(const AssetTotal &a, const AssetTotal &b) const
{
    return a.available == b.available && a.pending == b.pending && a.learnedAt == b.learnedAt;
}

QStringList AssetContent::names()
{
    return {tr("Asset", "column of balances"), tr("Available", "column of balances"),
            tr("Pending", "column of balances"), tr("As of", "column of balances")};
}

QList<ListColumn> AssetContent::columns() const
{
    return {
        {CellKind::Words, 12}, {CellKind::Amount, 20}, {CellKind::Amount, 11}, {CellKind::Time, 8}};
}

std::optional<ListCell> AssetContent::cell(int row, int column, UnixMs now,
                                           const QLocale &locale) const
{
    const AssetTotal &total = m_model.total(row);
    switch (static_cast<Column>(column)) {
    case Asset: return textCell(assetText(total.available.asset()));
    case Available: return amountCell(total.available, locale);
    case Pending: return amountCell(total.pending, locale);
    case AsOf: return timeCell(total.learnedAt, now, locale);
    }
    return ListCell{};
}

UnixMs AssetContent::time(int row, int) const
{
    return row < m_model.rowCount() ? m_model.total(row).learnedAt : 0;
}

QStringList WalletContent::names()
{
    return {tr("Wallet", "column of balances"),  tr("Asset", "column of balances"),
            tr("Network", "column of balances"), tr("Available", "column of balances"),
            tr("Pending", "column of balances"), tr("As of", "column of balances")};
}

QList<ListColumn> WalletContent::columns() const
{
    return {{CellKind::Words, 12},  {CellKind::Unit, 5},    {CellKind::Unit, 8},
            {CellKind::Amount, 20}, {CellKind::Amount, 11}, {CellKind::Time, 8}};
}

std::optional<ListCell> WalletContent::cell(int row, int column, UnixMs now,
                                            const QLocale &locale) const
{
    const WalletLine &line = m_model.line(row);
    if (column == Name)
        return nameCell(line.wallet);
    if (column == AsOf)
        return timeCell(line.learnedAt, now, locale);
    if (!line.balance) {
        // Nothing known is not nothing there.
        return column == Available && line.learnedAt == 0
                   ? textCell(tr("not known yet", "a balance"))
                   : ListCell{};
    }
    switch (static_cast<Column>(column)) {
    case Asset: return textCell(line.balance->available.asset());
    case Network: return textCell(networkName(line.balance->network));
    case Available: return amountCell(line.balance->available, locale);
    case Pending: return amountCell(line.balance->pending, locale);
    case Name:
    case AsOf: break;
    }
    return ListCell{};
}

UnixMs WalletContent::time(int row, int) const
{
    return row < m_model.rowCount() ? m_model.line(row).learnedAt : 0;
}

QStringList AddressContent::names()
{
    return {
        tr("Address", "column of receive addresses"), tr("Asset", "column of receive addresses"),
        tr("Network", "column of receive addresses"), tr("Since", "column of receive addresses")};
}

QList<ListColumn> AddressContent::columns() const
{
    return {{CellKind::Id, 12}, {CellKind::Unit, 5}, {CellKind::Unit, 8}, {CellKind::Time, 8}};
}

std::optional<ListCell> AddressContent::cell(int row, int column, UnixMs now,
                                             const QLocale &locale) const
{
    const ReceiveAddress &address = m_model.address(row);
    switch (static_cast<Column>(column)) {
    case Address: return textCell(address.address);
    case Asset: return textCell(address.asset);
    case Network:
        return textCell(address.isRetired ? tr("%1, retired",
                                               "%1 a network; an address that is not used any more")
                                                .arg(networkName(address.network))
                                          : networkName(address.network));
    case Created: return timeCell(address.createdAt, now, locale);
    }
    return ListCell{};
}

UnixMs AddressContent::time(int row, int) const
{
    return row < m_model.rowCount() ? m_model.address(row).createdAt : 0;
}

} // namespace coinpay
