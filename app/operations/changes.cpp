// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/changes.h"

#include "core/text.h"
#include "operations/texts.h"

#include <QDateTime>
#include <QLocale>

namespace coinpay {

namespace {

bool cameToNothing(const EscrowAction &action)
{
    return action.status == MovementStatus::Failed || action.status == MovementStatus::Canceled;
}

//! The last thing that was done since `since`.
const EscrowAction *newest(const QList<EscrowAction> &actions, UnixMs since)
{
    const EscrowAction *last = nullptr;
    for (const EscrowAction &action : actions) {
        const bool counts = !cameToNothing(action) && action.createdAt >= since;
        if (counts && (!last || action.createdAt > last->createdAt))
            last = &action;
    }
    return last;
}

QString timeText(UnixMs time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::ShortFormat);
}

QString whoDid(const EscrowAction &action)
{
    const QString amount = action.amount.toDecimal();
    const QString &asset = action.amount.asset();
    const QString time = timeText(action.createdAt);
    const bool isDone = action.status == MovementStatus::Final;
    switch (action.kind) {
    case EscrowActionKind::Release:
        return (isDone ? OperationTexts::tr(
                             "Somebody released %1 %2 of it at %3.",
                             "of an escrow; %1 an amount, %2 its asset, %3 a date and time")
                       : OperationTexts::tr(
                             "Somebody asked to release %1 %2 of it at %3.",
                             "of an escrow; %1 an amount, %2 its asset, %3 a date and time"))
            .arg(amount, asset, time);
    case EscrowActionKind::Refund:
        return (isDone ? OperationTexts::tr(
                             "Somebody refunded %1 %2 of it at %3.",
                             "of an escrow; %1 an amount, %2 its asset, %3 a date and time")
                       : OperationTexts::tr(
                             "Somebody asked to refund %1 %2 of it at %3.",
                             "of an escrow; %1 an amount, %2 its asset, %3 a date and time"))
            .arg(amount, asset, time);
    case EscrowActionKind::Dispute:
        return OperationTexts::tr("Somebody opened a dispute about it at %1.",
                                  "about an escrow; %1 a date and time")
            .arg(time);
    }
    return {};
}

QString howItIs(const Escrow &now)
{
    return OperationTexts::tr("The escrow has changed since this was confirmed: it is \"%1\" and "
                              "holds %2 %3 now.",
                              "%1 a state in the server's word, %2 an amount, %3 its asset")
        .arg(displayText(now.statusText), now.held().toDecimal(), now.amount.asset());
}

} // namespace

bool hasChanged(const Escrow &seen, const Escrow &now)
{
    return seen.status != now.status || seen.statusText != now.statusText ||
           seen.held() != now.held();
}

QString whatChanged(const std::optional<Escrow> &seen, const Escrow &now,
                    const QList<EscrowAction> &actions)
{
    const EscrowAction *last = seen ? newest(actions, seen->updatedAt) : nullptr;
    return last ? whoDid(*last) : howItIs(now);
}

QString notSentSince(const QString &change)
{
    return OperationTexts::tr("%1 Nothing was sent.", "%1: a sentence, e.g. Somebody released …")
        .arg(change);
}

QString notSentAgainSince(const QString &change)
{
    return OperationTexts::tr(
               "An earlier attempt got no answer, and the escrow is another one now. %1 The "
               "server's record shows nothing done under this idempotency key, and nothing is sent "
               "again by itself. Look at the escrow, then say whether this happened.",
               "%1: a sentence, e.g. Somebody released 10.00 USDC of it at …")
        .arg(change);
}

QString changedCode()
{
    return QStringLiteral("changed_since_confirmed");
}

QString changedMeanwhileCode()
{
    return QStringLiteral("changed_while_unknown");
}

} // namespace coinpay
