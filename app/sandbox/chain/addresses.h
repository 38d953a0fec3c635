// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace coinpay::sandbox {

enum class AddressPurpose { Invoice, Escrow, Wallet, Tx, SeededTx, Buyer };

//! 32 bytes that depend on these books and this row alone.
[[nodiscard]] QByteArray addressSeed(quint64 salt, AddressPurpose purpose, qint64 row);

//! An address that wallets of the network accept, checksum and all, made from 32 bytes: nobody has
//! its key. P2WPKH (BIP 173) on bitcoin and litecoin, base58check on dogecoin and tron, EIP-55 on
//! ethereum and polygon, 32 bytes in base58 on solana.
[[nodiscard]] QString addressFor(const QString &network, const QByteArray &seed);
//! As the network's own explorers write it.
[[nodiscard]] QString txHashFor(const QString &network, const QByteArray &seed);
//! Whether the address's alphabet, length and checksum are right for the network.
[[nodiscard]] bool isAddress(const QString &network, const QString &address);

} // namespace coinpay::sandbox
