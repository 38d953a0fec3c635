// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "walletworld.h"

#include <QCoreApplication>

//! In no namespace: Q_INIT_RESOURCE declares a function.
static void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

namespace coinpay::test {

Spoken::Spoken(const QString &language)
{
    loadTranslationResources();
    if (!m_translator.load(QStringLiteral(":/translations/coinpay_") + language))
        qFatal("there is no such language");
    QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(QLocale(language));
}

Spoken::~Spoken()
{
    QCoreApplication::removeTranslator(&m_translator);
    QLocale::setDefault(m_before);
}

namespace {

constexpr qint64 Hour = 3'600'000;

Wallet wallet(const QString &id, const QString &label, WalletStatus status, UnixMs at)
{
    Wallet made;
    made.id = id;
    made.label = label;
    made.status = status;
    made.statusText = walletStatusName(status);
    made.createdAt = at;
    made.updatedAt = at;
    made.version = 1;
    return made;
}

ResourceUpdate update(const Resource &resource, UnixMs at)
{
    ResourceUpdate made;
    made.resource = resource;
    made.learnedAt = at;
    return made;
}

} // namespace

Balance balance(const QString &asset, const QString &network, QStringView available,
                QStringView pending)
{
    return {network, *Money::parse(available, asset), *Money::parse(pending, asset)};
}

Freshness live(const Clock &clock)
{
    Freshness freshness;
    freshness.phase = Freshness::Phase::Live;
    freshness.asOf = clock.now();
    return freshness;
}

WalletWorld::WalletWorld()
    : reader(fixture.reader())
    , settings(std::make_unique<Settings>(dir.path()))
{
    addWallets();
    addTransfers();
    (void)got(fixture.store->savePayee(QStringLiteral("tron"),
                                       QStringLiteral("TLyqzVGLV1srkB7dToTAEqgDSfPtXRJZYH"),
                                       QStringLiteral("Ann's bakery")));
    wallets = std::make_unique<WalletsModel>(*fixture.store, *reader);
    payees = std::make_unique<PayeesModel>(*fixture.store, *reader);
}

void WalletWorld::addWallets()
{
    const UnixMs now = fixture.clock.now();
    (void)got(fixture.store->apply(
        {update(wallet(ShopWallet, QStringLiteral("Shop"), WalletStatus::Active, now - 900 * Hour),
                now),
         update(wallet(FrozenWallet, QStringLiteral("Cold reserve"), WalletStatus::Frozen,
                       now - 800 * Hour),
                now),
         update(wallet(EmptyWallet, QString(), WalletStatus::Active, now - Hour), now)}));
    setBalances(
        ShopWallet,
        {balance(QStringLiteral("BTC"), QStringLiteral("bitcoin"), u"0.48211904", u"0.015"),
         balance(QStringLiteral("ETH"), QStringLiteral("ethereum"), u"12.345678901234567891"),
         balance(QStringLiteral("USDT"), QStringLiteral("tron"), u"18250.40", u"1204.5"),
         balance(QStringLiteral("USDT"), QStringLiteral("ethereum"), u"90")});
    setBalances(FrozenWallet, {balance(QStringLiteral("BTC"), QStringLiteral("bitcoin"), u"3.5")});
    addAddress(QStringLiteral("adr_1"), QStringLiteral("TLyqzVGLV1srkB7dToTAEqgDSfPtXRJZYH"));
    addAddress(QStringLiteral("adr_2"), QStringLiteral("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"));
}

void WalletWorld::setBalances(const QString &walletId, const QList<Balance> &balances)
{
    BalanceSheet sheet;
    sheet.walletId = walletId;
    sheet.balances = balances;
    sheet.version = ++m_version;
    sheet.updatedAt = fixture.clock.now() - 12'000;
    (void)got(fixture.store->applyBalances(sheet, fixture.clock.now() - 12'000));
}

void WalletWorld::addAddress(const QString &id, const QString &address)
{
    ReceiveAddress made;
    made.id = id;
    made.walletId = ShopWallet;
    made.asset = QStringLiteral("USDT");
    made.network = QStringLiteral("tron");
    made.address = address;
    made.statusText = QStringLiteral("active");
    made.createdAt = fixture.clock.now() - 5 * Hour + ++m_version;
    made.updatedAt = made.createdAt;
    made.version = 1;
    (void)got(fixture.store->apply({update(made, fixture.clock.now())}));
}

void WalletWorld::addTransfers()
{
    const UnixMs now = fixture.clock.now();
    QList<ResourceUpdate> updates;
    int number = 0;
    for (const MovementStatus status : movementStatuses) {
        Transfer made;
        made.id = QStringLiteral("trf_%1").arg(++number);
        made.walletId = ShopWallet;
        made.network = QStringLiteral("tron");
        made.amount = *Money::parse(QString::number(number * 125), QStringLiteral("USDT"));
        made.fee = *Money::parse(u"1", QStringLiteral("USDT"));
        made.total = *made.amount.plus(made.fee);
        made.destination = QStringLiteral("TLyqzVGLV1srkB7dToTAEqgDSfPtXRJZYH");
        made.note = QStringLiteral("Flour, week %1").arg(number);
        made.status = status;
        made.statusText = status == MovementStatus::Unrecognized ? QStringLiteral("parked")
                                                                 : movementStatusName(status);
        made.requiredConfirmations = 20;
        made.confirmations = status == MovementStatus::Final        ? 20
                             : status == MovementStatus::Processing ? 7
                                                                    : 0;
        if (made.confirmations > 0)
            made.txHash = QString(64, u'a');
        if (status == MovementStatus::Failed) {
            made.failureCode = QStringLiteral("network_rejected");
            made.failureMessage = QStringLiteral("The network did not take it.");
        }
        made.createdAt = now - number * Hour;
        made.updatedAt = made.createdAt + Hour / 2;
        made.version = 3;
        made.requestId = QStringLiteral("req_%1").arg(number);
        updates.append(update(made, now));
    }
    (void)got(fixture.store->apply(updates));
}

} // namespace coinpay::test
