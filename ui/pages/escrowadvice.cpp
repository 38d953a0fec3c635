// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/escrowadvice.h"

#include "core/text.h"
#include "pages/operationstrip.h"
#include "theme/formats.h"
#include "theme/states.h"
#include "widgets/confirmations.h"
#include "widgets/timelinerun.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestReason = 300;
constexpr qsizetype LongestName = 60;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("EscrowAdvice", text, note);
}

QString sum(const Money &money, const QLocale &locale)
{
    return theme::amountWithAsset(money, locale);
}

QString name(const QString &reference)
{
    return displayText(reference, LongestName);
}

Advice say(const QString &title, const QString &text)
{
    return {{}, {}, title, text};
}

//! How many confirmations there had been before the chain took some back; -1: it did not.
int takenBack(const QList<Transition> &transitions)
{
    const auto count = transitions.size();
    if (count < 2 || !dropsConfirmations(transitions[count - 2], transitions[count - 1]))
        return -1;
    return transitions[count - 2].confirmations;
}

Advice whileFunding(const EscrowCase &known, UnixMs now, const QLocale &locale)
{
    const Escrow &escrow = known.escrow;
    if (escrow.txHash.isEmpty() && escrow.expiresAt && *escrow.expiresAt <= now)
        return say(tr("Time is up"), tr("No payment was seen in time. The server is about to let "
                                        "the escrow expire."));
    if (escrow.txHash.isEmpty())
        return say(tr("Show the buyer this code"),
                   //: %1 is an amount, %2 a buyer
                   tr("Waiting for %1 from “%2”. Nothing is held yet.")
                       .arg(sum(escrow.amount, locale), name(escrow.buyerRef)));
    const QString seen = confirmationsText(escrow.confirmations, escrow.requiredConfirmations);
    if (const int before = takenBack(known.ownTransitions); before >= 0)
        return say(tr("The chain was reorganized"),
                   //: %1 a number of confirmations, %2 is "3 of 12"
                   tr("The buyer's payment had %1 confirmations and is back to %2. Deliver "
                      "nothing until the escrow is funded.")
                       .arg(before)
                       .arg(seen));
    return say(tr("Wait for the network"),
               //: %1 is "3 of 12"
               tr("The buyer's payment has been seen, with %1 confirmations. Deliver nothing "
                  "until the escrow is funded.")
                   .arg(seen));
}

//! The release or refund that is under way.
const EscrowAction *underWay(const QList<EscrowAction> &actions, EscrowActionKind kind)
{
    for (auto action = actions.crbegin(); action != actions.crend(); ++action) {
        if (action->kind == kind && !isFinal(action->status))
            return &*action;
    }
    return nullptr;
}

Advice whileMoving(const EscrowCase &known, EscrowActionKind kind, const QLocale &locale)
{
    const bool isRelease = kind == EscrowActionKind::Release;
    const QString title =
        isRelease ? tr("On its way to the seller") : tr("On its way back to the buyer");
    const EscrowAction *action = underWay(known.actions, kind);
    if (!action)
        return say(title, theme::look(known.escrow.status).meaning);
    const QString seen = confirmationsText(action->confirmations, action->requiredConfirmations);
    const QString amount = sum(action->amount, locale);
    if (action->confirmations == 0 || seen.isEmpty())
        return say(
            title,
            //: %1 is an amount
            tr("%1 left the escrow and are not confirmed yet. It is not final.").arg(amount));
    return say(title,
               //: %1 is an amount, %2 is "3 of 12"
               tr("%1 with %2 confirmations. It is not final yet.").arg(amount, seen));
}

Advice whileHeld(const EscrowCase &known, const QLocale &locale)
{
    const Escrow &escrow = known.escrow;
    const QString held = sum(escrow.held(), locale);
    if (!known.actions.isEmpty() && needsAttention(known.actions.last().status)) {
        const EscrowAction &last = known.actions.last();
        QString why = displayText(last.failureMessage, LongestReason);
        if (why.isEmpty())
            why = tr("The server gave no reason.");
        //: %1 is "Release" or "Refund"
        return say(tr("%1 did not happen").arg(theme::actionName(last.kind)),
                   //: %1 a reason, %2 an amount
                   tr("%1 The escrow still holds %2.").arg(why, held));
    }
    return say(tr("Release it once the seller has delivered"),
               //: %1 an amount, %2 a seller, %3 a buyer
               tr("It holds %1. A release pays “%2”, a refund returns it to “%3”.")
                   .arg(held, name(escrow.sellerRef), name(escrow.buyerRef)));
}

Advice whileDisputed(const EscrowCase &known, const QLocale &locale)
{
    QString reason;
    for (const EscrowAction &action : known.actions) {
        if (action.kind == EscrowActionKind::Dispute)
            reason = displayText(action.reason, LongestReason);
    }
    const QString how = tr("It holds %1. Releasing settles it in the seller's favour, refunding in "
                           "the buyer's.",
                           "%1 an amount")
                            .arg(sum(known.escrow.held(), locale));
    return say(tr("Settle the dispute"),
               //: %1 is what somebody typed as a reason, %2 is a sentence
               reason.isEmpty() ? how : tr("“%1”\n%2").arg(reason, how));
}

Advice whenFailed(const Escrow &escrow)
{
    QString why = displayText(escrow.failureMessage, LongestReason);
    if (why.isEmpty())
        why = tr("The server gave no reason.");
    if (!escrow.failureCode.isEmpty())
        why += QStringLiteral(" (%1)").arg(displayText(escrow.failureCode, LongestName));
    return say(tr("Make a new escrow if it is still wanted"), why);
}

Advice whenOver(const Escrow &escrow, const QLocale &locale)
{
    if (escrow.status == EscrowStatus::Released && escrow.amountRefunded.isPositive())
        return say(
            tr("Nothing to do"),
            //: %1 and %2 are amounts
            tr("%1 went to the seller, %2 back to the buyer. This is final.")
                .arg(sum(escrow.amountReleased, locale), sum(escrow.amountRefunded, locale)));
    if (escrow.status == EscrowStatus::Refunded && escrow.amountReleased.isPositive())
        return say(
            tr("Nothing to do"),
            tr("%1 went to the seller, %2 back to the buyer. This is final.")
                .arg(sum(escrow.amountReleased, locale), sum(escrow.amountRefunded, locale)));
    return say(tr("Nothing to do"), theme::look(escrow.status).meaning);
}

Advice byStatus(const EscrowCase &known, UnixMs now, const QLocale &locale)
{
    const Escrow &escrow = known.escrow;
    switch (escrow.status) {
    case EscrowStatus::FundingPending: return whileFunding(known, now, locale);
    case EscrowStatus::Funded:
    case EscrowStatus::PartiallyReleased: return whileHeld(known, locale);
    case EscrowStatus::ReleasePending: return whileMoving(known, EscrowActionKind::Release, locale);
    case EscrowStatus::RefundPending: return whileMoving(known, EscrowActionKind::Refund, locale);
    case EscrowStatus::Disputed: return whileDisputed(known, locale);
    case EscrowStatus::Released:
    case EscrowStatus::Refunded:
    case EscrowStatus::Canceled:
    case EscrowStatus::Expired: return whenOver(escrow, locale);
    case EscrowStatus::Failed: return whenFailed(escrow);
    case EscrowStatus::Unrecognized: break;
    }
    return say(tr("Look at the server's own page"),
               tr("The server calls this state “%1”, a word this version does not know.")
                   .arg(displayText(escrow.statusText, LongestName)));
}

//! Nothing but what the server has not shown on the escrow itself yet is news here.
bool isNews(const Operation &operation)
{
    const bool isTaken = operation.state == OperationState::Accepted &&
                         operation.request.kind == OperationKind::DisputeEscrow;
    return operation.state != OperationState::Settling && !isTaken;
}

} // namespace

Advice adviceFor(const EscrowCase &known, UnixMs now, const QLocale &locale)
{
    for (auto operation = known.openOperations.crbegin(); operation != known.openOperations.crend();
         ++operation) {
        if (!isNews(*operation))
            continue;
        const theme::StateLook look = theme::look(operation->state);
        return {look.tone, look.icon,
                //: %1 is what was asked for: "Release escrow"; %2 is where it stands: "Accepted"
                tr("%1: %2").arg(theme::operationName(operation->request.kind), look.word),
                operationStory(*operation, now)};
    }
    Advice advice = byStatus(known, now, locale);
    const theme::StateLook look = theme::look(known.escrow.status);
    advice.tone = look.tone;
    advice.icon = look.icon;
    if (known.escrow.status == EscrowStatus::FundingPending &&
        takenBack(known.ownTransitions) >= 0) {
        advice.tone = theme::Tone::Attention;
        advice.icon = QStringLiteral("warning");
    }
    return advice;
}

} // namespace coinpay
