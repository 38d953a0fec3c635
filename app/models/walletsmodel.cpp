// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/walletsmodel.h"

namespace coinpay {

namespace {

QList<WalletLine> linesOf(const QList<WalletBalances> &wallets)
{
    QList<WalletLine> lines;
    for (const WalletBalances &each : wallets) {
        const BalanceSheet &sheet = each.known.sheet;
        if (sheet.balances.isEmpty())
            lines.append({each.wallet, {}, each.known.learnedAt, sheet.updatedAt});
        for (const Balance &balance : sheet.balances)
            lines.append({each.wallet, balance, each.known.learnedAt, sheet.updatedAt});
    }
    return lines;
}

bool sameBalance(const std::optional<Balance> &a, const std::optional<Balance> &b)
{
    if (!a || !b)
        return !a && !b;
    return a->network == b->network && a->available == b->available && a->pending == b->pending;
}

} // namespace

WalletsModel::WalletsModel(Store &store, Reader &reader, QObject *parent)
    : ShortListModel(parent)
    , m_reader(reader)
{
    connect(&store, &Store::resourcesChanged, this, &WalletsModel::resourcesChanged);
    refresh();
}

QVariant WalletsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WalletLine &line = items().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return line.wallet.label.isEmpty() ? line.wallet.id : line.wallet.label;
    case IdRole: return line.wallet.id;
    case WalletRole: return QVariant::fromValue(line.wallet);
    case BalanceRole: return line.balance ? QVariant::fromValue(*line.balance) : QVariant();
    case LearnedAtRole: return line.learnedAt;
    default: return {};
    }
}

void WalletsModel::resourcesChanged(const ResourcesChanged &changes)
{
    if (changes.everything || changes.ids.contains(QStringLiteral("wallet")))
        refresh();
}

void WalletsModel::refresh()
{
    const auto wallets = readWalletBalances(m_reader);
    if (!wallets) {
        Q_EMIT failed(wallets.error());
        return;
    }
    const auto totals = totalsOf(*wallets);
    if (!totals)
        Q_EMIT failed(totals.error());
    m_totals = totals ? *totals : QList<AssetTotal>();
    become(linesOf(*wallets));
    Q_EMIT changed();
}

QString WalletsModel::keyOf(const WalletLine &line) const
{
    if (!line.balance)
        return line.wallet.id;
    return line.wallet.id + u' ' + line.balance->available.asset() + u' ' + line.balance->network;
}

bool WalletsModel::isSame(const WalletLine &a, const WalletLine &b) const
{
    return a.wallet.version == b.wallet.version && a.wallet.label == b.wallet.label &&
           a.wallet.status == b.wallet.status && a.wallet.statusText == b.wallet.statusText &&
           a.learnedAt == b.learnedAt && a.updatedAt == b.updatedAt &&
           sameBalance(a.balance, b.balance);
}

} // namespace coinpay
