// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/addresslistmodel.h"
#include "models/assettotal.h"
#include "models/shortlistmodel.h"
#include "models/walletsmodel.h"
#include "pages/listcells.h"

namespace coinpay {

//! What all wallets together have, one row an asset. Never across assets.
class AssetTotalsModel : public ShortListModel<AssetTotal>
{
    Q_OBJECT

public:
    //! `wallets` outlives it.
    explicit AssetTotalsModel(const WalletsModel &wallets, QObject *parent = nullptr);

    //! DisplayRole is the asset's code.
    QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const AssetTotal &total(int row) const { return items().at(row); }

protected:
    [[nodiscard]] QString keyOf(const AssetTotal &total) const override;
    [[nodiscard]] bool isSame(const AssetTotal &a, const AssetTotal &b) const override;
};

//! A short list that is shown whole and never sorted.
class ShortContent : public ListContent
{
public:
    [[nodiscard]] QStringList stateWords() const override { return {}; }
    [[nodiscard]] Order order() const override { return {}; }
};

//! Asset, available, pending, as of.
class AssetContent final : public ShortContent
{
public:
    enum Column { Asset, Available, Pending, AsOf };

    explicit AssetContent(const AssetTotalsModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] static QStringList names();
    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override { return Asset; }
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;

private:
    const AssetTotalsModel &m_model;
};

//! Wallet, asset, network, available, pending, as of.
class WalletContent final : public ShortContent
{
public:
    enum Column { Name, Asset, Network, Available, Pending, AsOf };

    explicit WalletContent(const WalletsModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] static QStringList names();
    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override { return Name; }
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;

private:
    const WalletsModel &m_model;
};

//! Address, asset, network, since when.
class AddressContent final : public ShortContent
{
public:
    enum Column { Address, Asset, Network, Created };

    explicit AddressContent(const AddressListModel &model)
        : m_model(model)
    {
    }

    [[nodiscard]] static QStringList names();
    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override { return Address; }
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;

private:
    const AddressListModel &m_model;
};

//! "Shop wallet", or the id of one that has no label; from outside.
[[nodiscard]] QString walletName(const Wallet &wallet);

} // namespace coinpay
