// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "sandbox/ledger/books.h"

#include <QJsonObject>

#include <optional>

namespace coinpay::sandbox {

//! A row of the invoices table.
struct InvoiceRow
{
    qint64 row = 0;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 1;
    QString status;
    QString asset;
    QString network;
    QString amount;
    QString paid;
    QString reference;
    int confirmations = 0;
    int required = 0;
    qint64 tx = 0; //!< 0: none, -1: seeded, else chain_txs.id
    UnixMs expiresAt = 0;
    QString request;
    QString callbackUrl;
    QByteArray metadata; //!< JSON, null for none
    QString cancelReason;
    QByteArray failure; //!< JSON, null for none

    [[nodiscard]] QString id(const Books &books) const;
    [[nodiscard]] QString address(const Books &books) const;
    [[nodiscard]] QJsonObject json(const Books &books) const;
    //! What it was at an earlier version, for a seeded event.
    void rewind(UnixMs at, const QString &statusThen, qint64 versionThen,
                const QByteArray &paidThen, int confirmationsThen);
};

//! The columns that readInvoice() reads, in order.
inline constexpr const char *invoiceColumns =
    "id,created_at,updated_at,version,status,asset,network,amount,paid,reference,confirmations,"
    "required,tx,expires_at,request,callback_url,metadata,cancel_reason,failure";

[[nodiscard]] InvoiceRow readInvoice(const Books &books, const Query &query);
[[nodiscard]] std::optional<InvoiceRow> loadInvoice(Books &books, qint64 row);
[[nodiscard]] std::optional<InvoiceRow> findInvoice(Books &books, const QString &id);
//! As findInvoice(), or a 404.
[[nodiscard]] InvoiceRow requireInvoice(Books &books, const QString &id);
//! Version 1, now, with its event.
void insertInvoice(Books &books, InvoiceRow &invoice);
//! The next version, now, with its event.
void changeInvoice(Books &books, InvoiceRow &invoice, const QString &status);

//! An amount of the books, which is always readable.
[[nodiscard]] Money amountOf(const QString &decimal, const QString &asset);

} // namespace coinpay::sandbox
