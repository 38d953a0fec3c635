// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/newinvoicewidgets.h"

#include "domain/asset.h"
#include "domain/money.h"
#include "forms/amounttext.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace coinpay {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString tr(const char *text, const char *note, int n = -1)
{
    return QCoreApplication::translate("coinpay", text, note, n);
}

QString lengthText(qint64 seconds)
{
    if (seconds == 0)
        return tr("Server's default", "how long an invoice can be paid");
    if (seconds % Day == 0)
        return tr("%n day(s)", "how long an invoice can be paid", int(seconds / Day));
    if (seconds % Hour == 0)
        return tr("%n hour(s)", "how long an invoice can be paid", int(seconds / Hour));
    if (seconds % Minute == 0)
        return tr("%n minute(s)", "how long an invoice can be paid", int(seconds / Minute));
    return tr("%n second(s)", "how long an invoice can be paid", int(seconds));
}

} // namespace

QComboBox *assetBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("assetBox"));
    for (const AssetInfo &asset : knownAssets())
        box->addItem(QStringLiteral("%1 · %2").arg(asset.code, asset.name), QString(asset.code));
    return box;
}

void fillNetworks(QComboBox &box, const QString &asset)
{
    box.clear();
    const AssetInfo *info = findAsset(asset);
    if (!info)
        return;
    for (const QLatin1String network : info->networks)
        box.addItem(networkName(network), QString(network));
}

QComboBox *networkBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("networkBox"));
    return box;
}

void listNetworks(QComboBox &networks, const QString &asset)
{
    const QString chosen = networks.currentData().toString();
    const QSignalBlocker quiet(networks);
    fillNetworks(networks, asset);
    if (const int at = networks.findData(chosen); at >= 0)
        networks.setCurrentIndex(at);
    networks.setEnabled(networks.count() > 1);
}

void chooseAsset(QComboBox &assets, QComboBox &networks, const QString &asset,
                 const QString &network)
{
    if (const int at = assets.findData(asset); at >= 0)
        assets.setCurrentIndex(at);
    listNetworks(networks, assets.currentData().toString());
    if (const int at = networks.findData(network); at >= 0)
        networks.setCurrentIndex(at);
}

QLineEdit *amountEdit(QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QStringLiteral("amountEdit"));
    edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    edit->setFont(theme::tabular(parent->font()));
    edit->setPlaceholderText(editableAmount(QStringLiteral("0.00"), parent->locale()));
    return edit;
}

QPlainTextEdit *notesEdit(QWidget *parent, int lines)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(QStringLiteral("metadataEdit"));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(parent->fontMetrics().lineSpacing() * lines + 2 * theme::Gap);
    return edit;
}

QComboBox *expiryBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("expiryBox"));
    for (const qint64 seconds : {qint64(0), 15 * Minute, Hour, Day, 7 * Day, 30 * Day})
        box->addItem(lengthText(seconds), seconds);
    return box;
}

void chooseExpiry(QComboBox &box, qint64 seconds)
{
    int at = box.findData(seconds);
    if (at < 0) {
        box.addItem(lengthText(seconds), seconds);
        at = box.count() - 1;
    }
    box.setCurrentIndex(at);
}

QString exactAmountText(const QString &typed, const QString &asset, const QLocale &locale)
{
    const TypedAmount amount = readTypedAmount(typed, locale);
    if (amount.state != TypedState::Complete)
        return {};
    const Result<Money> money = Money::parse(amount.decimal, asset);
    return money ? theme::amountWithAsset(*money, locale) : QString();
}

} // namespace coinpay
