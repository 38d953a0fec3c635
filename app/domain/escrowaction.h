// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrow.h"
#include "domain/movement.h"

namespace coinpay {

//! A release, refund or dispute as the server last described it.
struct EscrowAction
{
    EscrowActionKind kind = EscrowActionKind::Release;
    QString id; //!< "rel_…", "ref_…", "dsp_…"
    QString escrowId;
    Money amount; //!< zero of no asset for a dispute
    QString network;
    QString reason;
    MovementStatus status = MovementStatus::Unrecognized;
    QString statusText; //!< the server's own word, always set
    QString resolution; //!< of a dispute that is over: "released", "refunded", "split", …
    int confirmations = 0;
    int requiredConfirmations = 0; //!< 0 for a dispute
    QString txHash;
    QString failureCode;
    QString failureMessage;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 0;
    QString requestId;
};

//! "release", "refund", "dispute": the resource's type in events.
[[nodiscard]] QLatin1String escrowActionName(EscrowActionKind kind);
[[nodiscard]] std::optional<EscrowActionKind> escrowActionFromName(QStringView name);

//! What a person asks to do to an escrow.
struct EscrowActionDraft
{
    EscrowActionKind kind = EscrowActionKind::Release;
    QString escrowId;
    QString reason;
    std::optional<Money> amount; //!< empty: all that is held. Never for a dispute.
};

//! A sentence for a person; empty for None.
[[nodiscard]] QString obstacleText(EscrowObstacle obstacle);

//! InvalidInput with one FieldError a fault (fields: state, reason, amount), or nothing. `escrow`
//! is what the person saw: its state must allow the action and it must hold the amount.
[[nodiscard]] Done checkEscrowAction(const EscrowActionDraft &draft, const Escrow &escrow);

} // namespace coinpay
