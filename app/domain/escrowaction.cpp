// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escrowaction.h"

#include "domain/draftfaults.h"

#include <QCoreApplication>

#include <array>

namespace coinpay {

namespace {

constexpr std::array kinds{EscrowActionKind::Release, EscrowActionKind::Refund,
                           EscrowActionKind::Dispute};

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

QString reasonMissing(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return tr("Say why the money is released.");
    case EscrowActionKind::Refund: return tr("Say why the money is refunded.");
    case EscrowActionKind::Dispute: return tr("Say what the dispute is about.");
    }
    return {};
}

void checkAmount(const EscrowActionDraft &draft, const Escrow &escrow, DraftFaults &faults)
{
    if (!draft.amount)
        return;
    if (draft.kind == EscrowActionKind::Dispute)
        faults.add("amount", tr("A dispute is about the whole escrow and names no amount."));
    else if (draft.amount->asset() != escrow.amount.asset())
        faults.add("amount",
                   tr("This escrow holds %1.", "%1 an asset code").arg(escrow.amount.asset()));
    else if (!draft.amount->isPositive())
        faults.add("amount", tr("The amount must be more than zero."));
    else if (*draft.amount > escrow.held())
        faults.add("amount", tr("The escrow holds %1 %2, which is less.", "an amount, its asset")
                                 .arg(escrow.held().toDecimal(), escrow.amount.asset()));
}

} // namespace

QLatin1String escrowActionName(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return QLatin1String("release");
    case EscrowActionKind::Refund: return QLatin1String("refund");
    case EscrowActionKind::Dispute: return QLatin1String("dispute");
    }
    return QLatin1String("");
}

std::optional<EscrowActionKind> escrowActionFromName(QStringView name)
{
    for (const EscrowActionKind kind : kinds) {
        if (name == escrowActionName(kind))
            return kind;
    }
    return {};
}

QString obstacleText(EscrowObstacle obstacle)
{
    switch (obstacle) {
    case EscrowObstacle::None: return {};
    case EscrowObstacle::NotFunded: return tr("The buyer has not funded this escrow yet.");
    case EscrowObstacle::ActionPending:
        return tr("A release or refund of this escrow is under way; wait until it is final.");
    case EscrowObstacle::Disputed: return tr("This escrow is disputed already.");
    case EscrowObstacle::NothingHeld: return tr("This escrow holds nothing any more.");
    case EscrowObstacle::Over: return tr("This escrow is over; nothing can be done to it.");
    case EscrowObstacle::StateUnknown:
        return tr("This version does not know the state of this escrow, so it does not act on it.");
    }
    return {};
}

Done checkEscrowAction(const EscrowActionDraft &draft, const Escrow &escrow)
{
    DraftFaults faults;
    const EscrowObstacle obstacle = obstacleTo(draft.kind, escrow);
    if (obstacle != EscrowObstacle::None)
        faults.add("state", obstacleText(obstacle));
    else
        checkAmount(draft, escrow, faults);
    checkReason(draft.reason, reasonMissing(draft.kind), faults);
    return faults.verdict();
}

} // namespace coinpay
