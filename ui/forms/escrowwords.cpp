// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/escrowwords.h"

#include "core/text.h"
#include "theme/formats.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestReference = 60;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("EscrowWords", text, note);
}

QString safe(const QString &reference)
{
    return displayText(reference, LongestReference);
}

QString sum(const Money &money, const QLocale &locale)
{
    return theme::amountWithAsset(money, locale);
}

//! "75.00 USDT remain in the escrow." or that nothing does.
QString restText(const Escrow &escrow, const Money &leaving, const QLocale &locale)
{
    const Money held = escrow.held();
    const Money rest = held.minus(leaving).value_or(held);
    return rest.isPositive() ? tr("%1 remain in the escrow.", "%1 an amount").arg(sum(rest, locale))
                             : tr("Nothing remains in the escrow.");
}

EscrowWords releaseWords(const Escrow &escrow, const Money &leaving, const QLocale &locale)
{
    const QString amount = sum(leaving, locale);
    EscrowWords words;
    words.title = tr("Release %1?", "%1 an amount").arg(amount);
    words.lines = {{tr("To the seller"), safe(escrow.sellerRef)},
                   {tr("Deal"), safe(escrow.dealRef)}};
    words.leaves = tr("Goes to the seller");
    words.sentences = {tr("%1 leave the escrow and go to the seller “%2”. %3",
                          "%1 an amount, %2 a name, %3 a sentence")
                           .arg(amount, safe(escrow.sellerRef), restText(escrow, leaving, locale))};
    if (escrow.status == EscrowStatus::Disputed)
        words.sentences.append(tr("This settles the dispute in the seller's favour."));
    words.confirm = tr("Release %1", "button; %1 an amount").arg(amount);
    return words;
}

EscrowWords refundWords(const Escrow &escrow, const Money &leaving, const QLocale &locale)
{
    const QString amount = sum(leaving, locale);
    EscrowWords words;
    words.title = tr("Refund %1?", "%1 an amount").arg(amount);
    words.lines = {{tr("To the buyer"), safe(escrow.buyerRef)}, {tr("Deal"), safe(escrow.dealRef)}};
    words.leaves = tr("Goes back to the buyer");
    words.sentences = {tr("%1 leave the escrow and go back to the buyer “%2”. %3",
                          "%1 an amount, %2 a name, %3 a sentence")
                           .arg(amount, safe(escrow.buyerRef), restText(escrow, leaving, locale))};
    if (escrow.status == EscrowStatus::Disputed)
        words.sentences.append(tr("This settles the dispute in the buyer's favour."));
    words.confirm = tr("Refund %1", "button; %1 an amount").arg(amount);
    return words;
}

EscrowWords disputeWords(const Escrow &escrow, const QLocale &locale)
{
    EscrowWords words;
    words.title = tr("Dispute this escrow?");
    words.lines = {{tr("Buyer"), safe(escrow.buyerRef)},
                   {tr("Seller"), safe(escrow.sellerRef)},
                   {tr("Deal"), safe(escrow.dealRef)}};
    words.sentences = {
        tr("Nothing leaves. %1 stay held until the dispute is settled by a release or a refund.",
           "%1 an amount")
            .arg(sum(escrow.held(), locale))};
    words.confirm = tr("Open the dispute");
    return words;
}

} // namespace

EscrowWords escrowWords(EscrowActionKind kind, const Escrow &escrow, const Money &leaving,
                        const QLocale &locale)
{
    EscrowWords words = kind == EscrowActionKind::Release  ? releaseWords(escrow, leaving, locale)
                        : kind == EscrowActionKind::Refund ? refundWords(escrow, leaving, locale)
                                                           : disputeWords(escrow, locale);
    words.sentences.append(tr("This cannot be undone."));
    return words;
}

QString formTitle(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return tr("Release an escrow");
    case EscrowActionKind::Refund: return tr("Refund an escrow");
    case EscrowActionKind::Dispute: return tr("Dispute an escrow");
    }
    return {};
}

QString refusalTitle(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return tr("The release did not happen");
    case EscrowActionKind::Refund: return tr("The refund did not happen");
    case EscrowActionKind::Dispute: return tr("The dispute was not opened");
    }
    return {};
}

QString heldText(EscrowActionKind kind, const Escrow &escrow, const QLocale &locale)
{
    const QString held = sum(escrow.held(), locale);
    switch (kind) {
    case EscrowActionKind::Release:
        return tr("It holds %1. A release pays the seller “%2”.", "%1 an amount, %2 a name")
            .arg(held, safe(escrow.sellerRef));
    case EscrowActionKind::Refund:
        return tr("It holds %1. A refund returns it to the buyer “%2”.", "%1 an amount, %2 a name")
            .arg(held, safe(escrow.buyerRef));
    case EscrowActionKind::Dispute:
        return tr("It holds %1 of the buyer “%2” for the seller “%3”.",
                  "%1 an amount, %2 and %3 names")
            .arg(held, safe(escrow.buyerRef), safe(escrow.sellerRef));
    }
    return {};
}

QStringList usualReasons(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release:
        return {tr("Delivered", "reason to release an escrow"),
                tr("Accepted by the buyer", "reason to release an escrow"),
                tr("Part of it delivered", "reason to release an escrow")};
    case EscrowActionKind::Refund:
        return {tr("Not delivered", "reason to refund an escrow"),
                tr("Returned by the buyer", "reason to refund an escrow"),
                tr("Deal called off", "reason to refund an escrow")};
    case EscrowActionKind::Dispute:
        return {tr("Not delivered", "reason to dispute an escrow"),
                tr("Not as agreed", "reason to dispute an escrow"),
                tr("Buyer does not answer", "reason to dispute an escrow")};
    }
    return {};
}

} // namespace coinpay
