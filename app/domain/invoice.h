// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/money.h"

#include <QMap>

#include <array>
#include <optional>

namespace coinpay {

//! CONTRACT "States". Unrecognized keeps an unknown word as it came (Invoice::statusText).
enum class InvoiceStatus {
    Pending,
    Processing,
    PartiallyPaid,
    Paid,
    Overpaid,
    Expired,
    Canceled,
    Failed,
    Unrecognized,
};

inline constexpr std::array invoiceStatuses{
    InvoiceStatus::Pending,  InvoiceStatus::Processing, InvoiceStatus::PartiallyPaid,
    InvoiceStatus::Paid,     InvoiceStatus::Overpaid,   InvoiceStatus::Expired,
    InvoiceStatus::Canceled, InvoiceStatus::Failed,     InvoiceStatus::Unrecognized,
};

//! "partially_paid"; empty for Unrecognized.
[[nodiscard]] QLatin1String invoiceStatusName(InvoiceStatus status);
//! Unrecognized for any other word.
[[nodiscard]] InvoiceStatus invoiceStatusFromName(QStringView name);
//! Nothing further is expected: paid, overpaid, canceled, failed. Expired is settled too, though
//! a late payment may reopen it.
[[nodiscard]] bool isFinal(InvoiceStatus status);
//! Whether the contract knows this step. Repeating a status is allowed (confirmations grow), and
//! anything may lead to or from an unrecognized one.
[[nodiscard]] bool isPossibleStep(InvoiceStatus from, InvoiceStatus to);
//! Whether a cancellation can be asked for: nothing has been paid and it is not over.
[[nodiscard]] bool canCancel(InvoiceStatus status);
//! Something a person should look at: partially paid, overpaid, failed.
[[nodiscard]] bool needsAttention(InvoiceStatus status);

//! An invoice as the server last described it.
struct Invoice
{
    QString id; //!< "inv_…"
    Money amount;
    Money amountPaid;
    QString network;
    QString reference;
    InvoiceStatus status = InvoiceStatus::Unrecognized;
    QString statusText; //!< the server's own word, always set
    QString paymentAddress;
    int confirmations = 0;
    int requiredConfirmations = 0;
    QString txHash;      //!< empty until a payment is seen
    QString callbackUrl; //!< empty when none
    QString cancelReason;
    QString failureCode;
    QString failureMessage;
    QMap<QString, QString> metadata;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    std::optional<UnixMs> expiresAt;
    qint64 version = 0; //!< grows by one with each change
    QString requestId;  //!< of the call that last changed it; empty when no call did
};

//! What a person asks for when making an invoice.
struct InvoiceDraft
{
    Money amount; //!< with its asset
    QString reference;
    QString network; //!< empty: the asset's default
    QString callbackUrl;
    std::optional<qint64> expiresInSeconds;
    QMap<QString, QString> metadata;
};

//! InvalidInput with one FieldError a fault (fields: amount, asset, reference, network,
//! callback_url, expires_in, metadata), or nothing.
[[nodiscard]] Done checkInvoiceDraft(const InvoiceDraft &draft);

//! The URI behind the QR code: BIP 21 for Bitcoin and its kin ("bitcoin:ADDRESS?amount=0.015"),
//! EIP-681 for Ethereum networks (value in wei; tokens as a transfer call to the token's contract
//! where it is known), Solana Pay for Solana; the bare address where no scheme is known.
[[nodiscard]] QString paymentUri(const Invoice &invoice);
//! The same for any address; without an amount, of the address alone.
[[nodiscard]] QString paymentUri(const QString &asset, const QString &network,
                                 const QString &address, const std::optional<Money> &amount);

} // namespace coinpay
