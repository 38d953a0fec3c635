// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

class QSettings;

namespace coinpay {

//! One row of the table: where it is kept, of which type, and what it is when nobody set it.
template <typename T>
struct Setting
{
    QLatin1String key;
    T fallback;
};

//! The one table of settings. Nothing here is secret and nothing here is money.
namespace setting {
//! theme::modeName().
inline const Setting<QString> theme{QLatin1String("look/theme"), QStringLiteral("system")};
inline const Setting<QByteArray> windowGeometry{QLatin1String("window/geometry"), {}};
//! Column order, widths and which are shown: QHeaderView::saveState().
inline const Setting<QByteArray> invoiceColumns{QLatin1String("invoices/columns"), {}};
//! List and detail: QSplitter::saveState().
inline const Setting<QByteArray> invoiceSplit{QLatin1String("invoices/split"), {}};
inline const Setting<QByteArray> transferColumns{QLatin1String("transfers/columns"), {}};
inline const Setting<QByteArray> transferSplit{QLatin1String("transfers/split"), {}};
inline const Setting<QByteArray> walletSplit{QLatin1String("wallets/split"), {}};
//! What new invoices start with.
inline const Setting<QString> lastAsset{QLatin1String("invoices/last_asset"),
                                        QStringLiteral("USDT")};
//! More than this at once is confirmed by typing the profile's name (on live profiles): "ASSET
//! AMOUNT" each. Of an asset that is not among them, any amount.
inline const Setting<QStringList> nameLimits{
    QLatin1String("money/type_name_above"),
    {QStringLiteral("BTC 0.01"), QStringLiteral("DAI 1000"), QStringLiteral("DOGE 5000"),
     QStringLiteral("ETH 0.3"), QStringLiteral("LTC 10"), QStringLiteral("SOL 5"),
     QStringLiteral("USDC 1000"), QStringLiteral("USDT 1000")}};
inline const Setting<QByteArray> requestColumns{QLatin1String("requests/columns"), {}};
inline const Setting<QByteArray> consoleSplit{QLatin1String("console/split"), {}};
inline const Setting<QByteArray> requestSplit{QLatin1String("requests/split"), {}};
inline const Setting<QByteArray> activityColumns{QLatin1String("activity/columns"), {}};
inline const Setting<QByteArray> activitySplit{QLatin1String("activity/split"), {}};
inline const Setting<QByteArray> escrowColumns{QLatin1String("escrows/columns"), {}};
inline const Setting<QByteArray> escrowSplit{QLatin1String("escrows/split"), {}};
//! Where the webhook listener listens (0: any free port), and what it forwards to.
inline const Setting<int> listenerPort{QLatin1String("listener/port"), 0};
inline const Setting<QString> listenerForward{QLatin1String("listener/forward_to"), {}};
//! webhookSchemeName(); empty: told from the headers.
inline const Setting<QString> listenerScheme{QLatin1String("listener/scheme"), {}};
inline const Setting<bool> listenerRefused{QLatin1String("listener/forward_refused"), false};
inline const Setting<bool> listenerFillIn{QLatin1String("listener/fill_in"), true};
inline const Setting<QByteArray> listenerSplit{QLatin1String("listener/split"), {}};
//! What was typed into the connection form before it was saved; no key, only what is public.
inline const Setting<QByteArray> connectionDraft{QLatin1String("connection/draft"), {}};
} // namespace setting

//! Values of the table in DIR/settings.ini. A file that cannot be written loses the look of the
//! window, nothing else, so that writing has no error.
class Settings
{
public:
    explicit Settings(const QString &dataDir);
    ~Settings();

    template <typename T>
    [[nodiscard]] T value(const Setting<T> &row) const
    {
        const QVariant stored = raw(row.key);
        return stored.isValid() ? stored.template value<T>() : row.fallback;
    }

    template <typename T>
    void set(const Setting<T> &row, const T &value)
    {
        setRaw(row.key, QVariant::fromValue(value));
    }

    template <typename T>
    void reset(const Setting<T> &row)
    {
        setRaw(row.key, {});
    }

private:
    [[nodiscard]] QVariant raw(QLatin1String key) const;
    void setRaw(QLatin1String key, const QVariant &value);

    std::unique_ptr<QSettings> m_file;
};

} // namespace coinpay
