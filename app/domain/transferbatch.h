// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/payee.h"
#include "domain/transfer.h"
#include "domain/wallet.h"

namespace coinpay {

//! The most that is sent in one go, and the most text that is looked at.
inline constexpr qsizetype MaxBatchRows = 1000;
inline constexpr qsizetype MaxBatchBytes = 1024 * 1024;

//! What the rows of a batch are checked against.
struct BatchContext
{
    QString walletId;
    AcceptedNets accepted = AcceptedNets::Main;
    QList<Payee> payees;     //!< known addresses: look-alikes of them are pointed out
    QList<Balance> balances; //!< of the wallet; empty while none is known
};

//! One row of the table: as it was written, and what it comes to.
struct BatchRow
{
    int line = 0; //!< of the text, from 1
    QString destination;
    QString amount;
    QString asset;
    QString network;
    QString note;
    std::optional<TransferDraft> draft; //!< when there is no fault
    QStringList faults;                 //!< sentences: it cannot be sent like this
    QStringList warnings;               //!< sentences: it can, after a second look
};

//! What the rows without a fault come to, of one asset on one network. Fees come on top.
struct BatchTotal
{
    QString network;
    Money amount;
    qsizetype rows = 0;
    std::optional<Money> available; //!< in the wallet; empty when that is not known

    [[nodiscard]] bool isCovered() const { return !available || amount <= *available; }
};

struct TransferBatch
{
    QList<BatchRow> rows;
    QList<BatchTotal> totals;   //!< by asset, then network
    QStringList ignoredColumns; //!< names in the header that mean nothing here

    [[nodiscard]] qsizetype faultyRows() const;
    //! Every row is in order, there is one at least, and the wallet has enough of everything.
    [[nodiscard]] bool isSendable() const;
    //! Of every row, in order; empty unless all rows are in order.
    [[nodiscard]] QList<TransferDraft> drafts() const;
};

//! Reads a table of transfers: destination, amount, asset, network, note, in this order, or in the
//! order that a header names them; network and note may be missing. Amounts have a decimal point,
//! or a comma throughout the file. Nothing is guessed: what can be read in two ways is a fault of
//! its row. Errors, which are of the whole text: InvalidInput with a sentence (csv.h; too large;
//! empty; a header without a column that is needed).
[[nodiscard]] Result<TransferBatch> readTransferBatch(const QByteArray &csv,
                                                      const BatchContext &context);

//! A header and two rows to start from, in the form that is read back.
[[nodiscard]] QByteArray transferBatchTemplate();

} // namespace coinpay
