// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escrow.h"

#include "domain/draftfaults.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

} // namespace

QLatin1String escrowStatusName(EscrowStatus status)
{
    switch (status) {
    case EscrowStatus::FundingPending: return QLatin1String("funding_pending");
    case EscrowStatus::Funded: return QLatin1String("funded");
    case EscrowStatus::ReleasePending: return QLatin1String("release_pending");
    case EscrowStatus::PartiallyReleased: return QLatin1String("partially_released");
    case EscrowStatus::Released: return QLatin1String("released");
    case EscrowStatus::RefundPending: return QLatin1String("refund_pending");
    case EscrowStatus::Refunded: return QLatin1String("refunded");
    case EscrowStatus::Disputed: return QLatin1String("disputed");
    case EscrowStatus::Expired: return QLatin1String("expired");
    case EscrowStatus::Canceled: return QLatin1String("canceled");
    case EscrowStatus::Failed: return QLatin1String("failed");
    case EscrowStatus::Unrecognized: return QLatin1String("");
    }
    return QLatin1String("");
}

EscrowStatus escrowStatusFromName(QStringView name)
{
    for (const EscrowStatus status : escrowStatuses) {
        if (status != EscrowStatus::Unrecognized && name == escrowStatusName(status))
            return status;
    }
    return EscrowStatus::Unrecognized;
}

bool isFinal(EscrowStatus status)
{
    switch (status) {
    case EscrowStatus::Released:
    case EscrowStatus::Refunded:
    case EscrowStatus::Expired:
    case EscrowStatus::Canceled:
    case EscrowStatus::Failed: return true;
    case EscrowStatus::FundingPending:
    case EscrowStatus::Funded:
    case EscrowStatus::ReleasePending:
    case EscrowStatus::PartiallyReleased:
    case EscrowStatus::RefundPending:
    case EscrowStatus::Disputed:
    case EscrowStatus::Unrecognized: return false;
    }
    return false;
}

bool isPossibleStep(EscrowStatus from, EscrowStatus to)
{
    using enum EscrowStatus;
    if (from == to || to == Unrecognized)
        return true;
    switch (from) {
    case FundingPending: return to == Funded || to == Expired || to == Canceled || to == Failed;
    case Funded:
        return to == ReleasePending || to == RefundPending || to == Disputed || to == Failed;
    case ReleasePending: // a release that fails takes it back to where it came from
        return to == Released || to == PartiallyReleased || to == Funded || to == Disputed ||
               to == Failed;
    case PartiallyReleased:
        return to == ReleasePending || to == RefundPending || to == Disputed || to == Failed;
    case RefundPending:
        return to == Refunded || to == Funded || to == PartiallyReleased || to == Disputed ||
               to == Failed;
    case Disputed:
        return to == ReleasePending || to == RefundPending || to == Funded ||
               to == PartiallyReleased || to == Failed;
    case Released:
    case Refunded:
    case Expired:
    case Canceled:
    case Failed: return false;
    case Unrecognized: return true;
    }
    return false;
}

bool needsAttention(EscrowStatus status)
{
    return status == EscrowStatus::Disputed || status == EscrowStatus::Failed;
}

Money Escrow::held() const
{
    const auto left = amountFunded.minus(amountReleased);
    const auto held = left ? left->minus(amountRefunded) : left;
    return held && !held->isNegative() ? *held : Money::zero(amount.asset());
}

EscrowObstacle obstacleTo(EscrowActionKind kind, const Escrow &escrow)
{
    switch (escrow.status) {
    case EscrowStatus::FundingPending: return EscrowObstacle::NotFunded;
    case EscrowStatus::Funded:
    case EscrowStatus::PartiallyReleased: break;
    case EscrowStatus::Disputed:
        if (kind == EscrowActionKind::Dispute)
            return EscrowObstacle::Disputed;
        break;
    case EscrowStatus::ReleasePending:
    case EscrowStatus::RefundPending: return EscrowObstacle::ActionPending;
    case EscrowStatus::Released:
    case EscrowStatus::Refunded:
    case EscrowStatus::Expired:
    case EscrowStatus::Canceled:
    case EscrowStatus::Failed: return EscrowObstacle::Over;
    case EscrowStatus::Unrecognized: return EscrowObstacle::StateUnknown;
    }
    return escrow.held().isPositive() ? EscrowObstacle::None : EscrowObstacle::NothingHeld;
}

Done checkEscrowDraft(const EscrowDraft &draft)
{
    DraftFaults faults;
    checkMoney(draft.amount, draft.network, faults);
    checkWord("deal_ref", draft.dealRef, tr("Enter a reference for the deal."), faults);
    checkWord("buyer_ref", draft.buyerRef, tr("Say who the buyer is."), faults);
    checkWord("seller_ref", draft.sellerRef, tr("Say who the seller is."), faults);
    checkMetadata(draft.metadata, faults);
    return faults.verdict();
}

} // namespace coinpay
