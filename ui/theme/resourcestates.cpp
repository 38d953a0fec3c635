// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the states of escrows and of what is done to them look and read.
#include "core/text.h"
#include "theme/deliverystates.h"

#include <QCoreApplication>

namespace coinpay::theme {

namespace {

constexpr qsizetype LongestWord = 40;

QString tr(const char *text, const char *note)
{
    return QCoreApplication::translate("coinpay::theme", text, note);
}

StateLook row(const char16_t *icon, Tone tone, const QString &word, const QString &meaning)
{
    return {QString::fromUtf16(icon), tone, word, meaning};
}

StateLook unknownState(const char *note)
{
    return row(u"question", Tone::Neutral, tr("Unknown state", note),
               tr("The server used a word this version does not know.", note));
}

StateLook notKnown()
{
    return row(u"question", Tone::Neutral, tr("Not known", "an earlier state"),
               tr("The state before this one was not told.", "an earlier state"));
}

StateLook whilePending(EscrowStatus status)
{
    constexpr auto note = "state of an escrow";
    if (status == EscrowStatus::FundingPending)
        return row(u"clock", Tone::Waiting, tr("Awaiting funds", note),
                   tr("Waiting for the buyer's money. It holds nothing yet.", note));
    if (status == EscrowStatus::ReleasePending)
        return row(u"send", Tone::Progress, tr("Releasing", note),
                   tr("Money is on its way to the seller. It is not final yet.", note));
    return row(u"return", Tone::Progress, tr("Refunding", note),
               tr("Money is on its way back to the buyer. It is not final yet.", note));
}

} // namespace

StateLook look(EscrowStatus status)
{
    constexpr auto note = "state of an escrow";
    switch (status) {
    case EscrowStatus::FundingPending:
    case EscrowStatus::ReleasePending:
    case EscrowStatus::RefundPending: return whilePending(status);
    case EscrowStatus::Funded:
        return row(u"lock", Tone::Waiting, tr("Funded", note),
                   tr("The buyer's money is held until it is released or refunded.", note));
    case EscrowStatus::PartiallyReleased:
        return row(u"half", Tone::Waiting, tr("Partially released", note),
                   tr("The seller has been paid a part. The rest is still held.", note));
    case EscrowStatus::Released:
        return row(u"check-circle", Tone::Good, tr("Released", note),
                   tr("All of it has been paid out. This is final.", note));
    case EscrowStatus::Refunded:
        return row(u"returned", Tone::Neutral, tr("Refunded", note),
                   tr("The money has gone back to the buyer. This is final.", note));
    case EscrowStatus::Disputed:
        return row(u"warning", Tone::Attention, tr("Disputed", note),
                   tr("Buyer and seller disagree. It is held until that is settled.", note));
    case EscrowStatus::Expired:
        return row(u"hourglass", Tone::Neutral, tr("Expired", note),
                   tr("It was not funded in time. This is final.", note));
    case EscrowStatus::Canceled:
        return row(u"slash-circle", Tone::Neutral, tr("Canceled", note),
                   tr("It was called off before it was funded. This is final.", note));
    case EscrowStatus::Failed:
        return row(u"x-circle", Tone::Bad, tr("Failed", note),
                   tr("It ended without success. The server's reason is shown with it.", note));
    case EscrowStatus::Unrecognized: break;
    }
    return unknownState(note);
}

StateLook look(EscrowStatus status, const QString &statusText)
{
    StateLook result = look(status);
    if (status == EscrowStatus::Unrecognized && !statusText.isEmpty())
        result.word = displayText(statusText, LongestWord);
    return result;
}

StateLook look(MovementStatus status)
{
    constexpr auto note = "state of a release or transfer";
    switch (status) {
    case MovementStatus::Accepted:
        return row(u"inbox", Tone::Progress, tr("Accepted", note),
                   tr("The server took it on. It is not final yet.", note));
    case MovementStatus::Processing:
        return row(u"progress", Tone::Progress, tr("Processing", note),
                   tr("It is under way and being confirmed.", note));
    case MovementStatus::Final:
        return row(u"check-circle", Tone::Good, tr("Final", note),
                   tr("It has happened. This is final.", note));
    case MovementStatus::Failed:
        return row(u"x-circle", Tone::Bad, tr("Failed", note),
                   tr("It did not happen. The server's reason is shown with it.", note));
    case MovementStatus::Canceled:
        return row(u"slash-circle", Tone::Neutral, tr("Canceled", note),
                   tr("It was called off before it happened. This is final.", note));
    case MovementStatus::Unrecognized: break;
    }
    return unknownState(note);
}

StateLook look(MovementStatus status, const QString &statusText)
{
    StateLook result = look(status);
    if (status == MovementStatus::Unrecognized && !statusText.isEmpty())
        result.word = displayText(statusText, LongestWord);
    return result;
}

StateLook look(DeliveryStatus status)
{
    constexpr auto note = "state of a webhook delivery";
    switch (status) {
    case DeliveryStatus::Pending:
        return row(u"clock", Tone::Progress, tr("Pending", note),
                   tr("It has not been tried yet.", note));
    case DeliveryStatus::Retrying:
        return row(u"refresh", Tone::Attention, tr("Retrying", note),
                   tr("The receiver did not take it. It is tried again.", note));
    case DeliveryStatus::Delivered:
        return row(u"check-circle", Tone::Good, tr("Delivered", note),
                   tr("The receiver answered with success. This is final.", note));
    case DeliveryStatus::Dead:
        return row(u"x-circle", Tone::Bad, tr("Given up", note),
                   tr("The last retry failed too. It can be delivered again by hand.", note));
    case DeliveryStatus::Unrecognized: break;
    }
    return unknownState(note);
}

StateLook look(DeliveryStatus status, const QString &statusText)
{
    StateLook result = look(status);
    if (status == DeliveryStatus::Unrecognized && !statusText.isEmpty())
        result.word = displayText(statusText, LongestWord);
    return result;
}

StateLook lookOfWord(QStringView resourceType, const QString &word)
{
    if (word.isEmpty())
        return notKnown();
    if (resourceType == u"invoice")
        return lookOfInvoiceWord(word);
    if (resourceType == u"escrow")
        return look(escrowStatusFromName(word), word);
    return look(movementStatusFromName(word), word);
}

QString actionName(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return tr("Release", "what is done to an escrow");
    case EscrowActionKind::Refund: return tr("Refund", "what is done to an escrow");
    case EscrowActionKind::Dispute: return tr("Dispute", "what is done to an escrow");
    }
    return {};
}

} // namespace coinpay::theme
