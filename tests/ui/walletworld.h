// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storefixture.h"

#include "models/payeesmodel.h"
#include "models/walletsmodel.h"
#include "settings/settings.h"
#include "sync/synchronizer.h"

#include <QLocale>
#include <QTemporaryDir>
#include <QTranslator>

namespace coinpay::test {

inline const QString ShopWallet = QStringLiteral("wal_shop");
inline const QString FrozenWallet = QStringLiteral("wal_cold");
inline const QString EmptyWallet = QStringLiteral("wal_new");

//! A store with three wallets (one has several assets, one is frozen, one is new), addresses and
//! transfers in every state, and somebody in the address book.
class WalletWorld
{
public:
    WalletWorld();

    //! What a wallet has from now on.
    void setBalances(const QString &walletId, const QList<Balance> &balances);
    void addAddress(const QString &id, const QString &address);

    StoreFixture fixture;
    QTemporaryDir dir;
    std::unique_ptr<Reader> reader;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<WalletsModel> wallets;
    std::unique_ptr<PayeesModel> payees;

private:
    void addWallets();
    void addTransfers();

    qint64 m_version = 1;
};

//! The program's texts in a language, and its numbers, as long as this is there.
class Spoken
{
public:
    explicit Spoken(const QString &language);
    ~Spoken();
    Q_DISABLE_COPY_MOVE(Spoken)

private:
    QTranslator m_translator;
    QLocale m_before;
};

[[nodiscard]] Balance balance(const QString &asset, const QString &network, QStringView available,
                              QStringView pending = u"0");
[[nodiscard]] Freshness live(const Clock &clock);

} // namespace coinpay::test
