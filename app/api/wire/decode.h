// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "api/page.h"

#include <QByteArray>

namespace coinpay::wire {

//! What a decoder made of a body, and what was sloppy about it (RequestLogEntry::flags).
template <typename T>
struct Decoded
{
    T value;
    QString flags;
};

struct Token
{
    QByteArray accessToken; //!< the caller wipes it
    qint64 lifeMs = 0;
    QStringList scopes;
};

//! All or nothing: the first fault ends a decoding, and its Protocol error names the place. Members
//! nobody knows are skipped, states nobody knows are kept as they came. From any thread.
[[nodiscard]] Result<Decoded<Invoice>> decodeInvoice(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::InvoicePage>> decodeInvoicePage(const QByteArray &body);
[[nodiscard]] Result<Decoded<Escrow>> decodeEscrow(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::Page<Escrow>>> decodeEscrowPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<EscrowAction>> decodeEscrowAction(EscrowActionKind kind,
                                                               const QByteArray &body);
[[nodiscard]] Result<Decoded<api::Page<EscrowAction>>>
decodeEscrowActionPage(EscrowActionKind kind, const QByteArray &body);
[[nodiscard]] Result<Decoded<Wallet>> decodeWallet(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::Page<Wallet>>> decodeWalletPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<BalanceSheet>> decodeBalances(const QByteArray &body);
[[nodiscard]] Result<Decoded<ReceiveAddress>> decodeAddress(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::Page<ReceiveAddress>>> decodeAddressPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<Transfer>> decodeTransfer(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::Page<Transfer>>> decodeTransferPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<TransferQuote>> decodeQuote(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::EventPage>> decodeEventPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::SeenRequest>> decodeSeenRequest(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::Page<api::SeenRequest>>>
decodeSeenRequests(const QByteArray &body);
[[nodiscard]] Result<Decoded<Token>> decodeToken(const QByteArray &body);

//! The error a body tells of: problem+json or a bare {code, message, request_id}. Empty when it
//! is neither; never a fault of its own.
struct Problem
{
    QString code;
    QString message;
    QString requestId;
    QList<FieldError> errors;
};

[[nodiscard]] std::optional<Problem> decodeProblem(const QByteArray &body);

} // namespace coinpay::wire
