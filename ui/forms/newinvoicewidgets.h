// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace coinpay {

//! The known assets by code and name; data: the code.
[[nodiscard]] QComboBox *assetBox(QWidget *parent);
//! Networks of an asset, the default one first; data: the network's code.
void fillNetworks(QComboBox &box, const QString &asset);
[[nodiscard]] QComboBox *networkBox(QWidget *parent);
//! fillNetworks(), keeping the chosen one where the asset has it.
void listNetworks(QComboBox &networks, const QString &asset);
//! Both, where they are known; the networks are listed for the asset.
void chooseAsset(QComboBox &assets, QComboBox &networks, const QString &asset,
                 const QString &network);
//! An amount as a person types it: right-aligned, tabular figures.
[[nodiscard]] QLineEdit *amountEdit(QWidget *parent);
//! "name = text" lines.
[[nodiscard]] QPlainTextEdit *notesEdit(QWidget *parent, int lines);
//! How long an invoice is open; data: seconds, 0 for the server's default.
[[nodiscard]] QComboBox *expiryBox(QWidget *parent);
//! Adds a row when the length is none of the usual ones.
void chooseExpiry(QComboBox &box, qint64 seconds);
//! "1,234.50 USDT": what the typed amount comes to; empty when it is not one.
[[nodiscard]] QString exactAmountText(const QString &typed, const QString &asset,
                                      const QLocale &locale);

} // namespace coinpay
