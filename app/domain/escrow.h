// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/money.h"

#include <QMap>

#include <array>
#include <optional>

namespace coinpay {

//! CONTRACT "States". Unrecognized keeps an unknown word as it came (Escrow::statusText).
enum class EscrowStatus {
    FundingPending,
    Funded,
    ReleasePending,
    PartiallyReleased,
    Released,
    RefundPending,
    Refunded,
    Disputed,
    Expired,
    Canceled,
    Failed,
    Unrecognized,
};

inline constexpr std::array escrowStatuses{
    EscrowStatus::FundingPending,    EscrowStatus::Funded,   EscrowStatus::ReleasePending,
    EscrowStatus::PartiallyReleased, EscrowStatus::Released, EscrowStatus::RefundPending,
    EscrowStatus::Refunded,          EscrowStatus::Disputed, EscrowStatus::Expired,
    EscrowStatus::Canceled,          EscrowStatus::Failed,   EscrowStatus::Unrecognized,
};

//! "partially_released"; empty for Unrecognized.
[[nodiscard]] QLatin1String escrowStatusName(EscrowStatus status);
//! Unrecognized for any other word.
[[nodiscard]] EscrowStatus escrowStatusFromName(QStringView name);
//! Nothing further is expected: released, refunded, expired, canceled, failed.
[[nodiscard]] bool isFinal(EscrowStatus status);
//! Whether the contract knows this step (x-transitions of EscrowStatus). Repeating a status is
//! allowed, and anything may lead to or from an unrecognized one.
[[nodiscard]] bool isPossibleStep(EscrowStatus from, EscrowStatus to);
//! Something a person should look at: disputed, failed.
[[nodiscard]] bool needsAttention(EscrowStatus status);

//! An escrow as the server last described it.
struct Escrow
{
    QString id; //!< "esc_…"
    Money amount;
    Money amountFunded;
    Money amountReleased;
    Money amountRefunded;
    QString network;
    QString buyerRef;
    QString sellerRef;
    QString dealRef;
    EscrowStatus status = EscrowStatus::Unrecognized;
    QString statusText; //!< the server's own word, always set
    QString paymentAddress;
    int confirmations = 0; //!< of the funding
    int requiredConfirmations = 0;
    QString txHash; //!< of the funding; empty until it is seen
    QString failureCode;
    QString failureMessage;
    QMap<QString, QString> metadata;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    std::optional<UnixMs> expiresAt;
    qint64 version = 0; //!< grows by one with each change
    QString requestId;  //!< of the call that last changed it; empty when no call did

    //! Funded less released less refunded; zero where that would not make sense.
    [[nodiscard]] Money held() const;
};

//! What can be done to an escrow, and what stands in the way.
enum class EscrowActionKind { Release, Refund, Dispute };

enum class EscrowObstacle {
    None,
    NotFunded,     //!< the money is not there yet
    ActionPending, //!< a release or refund is under way
    Disputed,      //!< only for a second dispute: it is disputed already
    NothingHeld,   //!< all of it has gone
    Over,          //!< released, refunded, expired, canceled, failed
    StateUnknown,  //!< a state this version does not know
};

[[nodiscard]] EscrowObstacle obstacleTo(EscrowActionKind kind, const Escrow &escrow);

//! What a person asks for when making an escrow.
struct EscrowDraft
{
    Money amount; //!< with its asset
    QString buyerRef;
    QString sellerRef;
    QString dealRef;
    QString network; //!< empty: the asset's default
    QMap<QString, QString> metadata;
};

//! InvalidInput with one FieldError a fault (fields: amount, asset, buyer_ref, seller_ref,
//! deal_ref, network, metadata), or nothing.
[[nodiscard]] Done checkEscrowDraft(const EscrowDraft &draft);

} // namespace coinpay
