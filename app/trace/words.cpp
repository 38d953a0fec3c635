// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/words.h"

#include "trace/texts.h"

namespace coinpay {

namespace {

QString isFinalAdvice()
{
    return TraceTexts::tr("Nothing needs doing: this is final.");
}

QString waitAdvice()
{
    return TraceTexts::tr("Waiting is safe: it goes on by itself.");
}

QString askAnewAdvice()
{
    return TraceTexts::tr("If it is still wanted, it is safe to ask for it anew.");
}

QString holdsAdvice()
{
    return TraceTexts::tr("What it holds can be released to the seller or refunded to the buyer.");
}

StateWords unknownWord()
{
    return {TraceTexts::tr("It is in a state this version of the program does not know."),
            TraceTexts::tr("Find out what the state means before doing anything.")};
}

} // namespace

StateWords wordsFor(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Pending:
        return {TraceTexts::tr("Nobody has paid yet."),
                TraceTexts::tr("Waiting is safe; it can be canceled while nothing is paid.")};
    case InvoiceStatus::Processing:
        return {TraceTexts::tr("A payment was seen and is being confirmed; it is not final yet."),
                waitAdvice()};
    case InvoiceStatus::PartiallyPaid:
        return {TraceTexts::tr("Less than the amount has arrived."),
                TraceTexts::tr("Ask the payer for the rest; a new invoice would ask for all of it "
                               "again.")};
    case InvoiceStatus::Paid: return {TraceTexts::tr("It is paid in full."), isFinalAdvice()};
    case InvoiceStatus::Overpaid:
        return {TraceTexts::tr("More than the amount has arrived."),
                TraceTexts::tr("The payment is final; decide what becomes of the rest.")};
    case InvoiceStatus::Expired:
        return {
            TraceTexts::tr("The time to pay is over."),
            TraceTexts::tr("A late payment would still reopen it: ask the payer before making a "
                           "new one.")};
    case InvoiceStatus::Canceled: return {TraceTexts::tr("It was canceled."), askAnewAdvice()};
    case InvoiceStatus::Failed: return {TraceTexts::tr("It has failed."), askAnewAdvice()};
    case InvoiceStatus::Unrecognized: break;
    }
    return unknownWord();
}

StateWords wordsFor(EscrowStatus status)
{
    switch (status) {
    case EscrowStatus::FundingPending:
        return {TraceTexts::tr("The buyer's money is not there yet."), waitAdvice()};
    case EscrowStatus::Funded:
        return {TraceTexts::tr("It holds the buyer's money."), holdsAdvice()};
    case EscrowStatus::ReleasePending:
        return {TraceTexts::tr("Money is on its way to the seller; it is not final yet."),
                waitAdvice()};
    case EscrowStatus::PartiallyReleased:
        return {TraceTexts::tr("A part was released to the seller; the rest is still held."),
                holdsAdvice()};
    case EscrowStatus::Released:
        return {TraceTexts::tr("All of it was released to the seller."), isFinalAdvice()};
    case EscrowStatus::RefundPending:
        return {TraceTexts::tr("Money is on its way back to the buyer; it is not final yet."),
                waitAdvice()};
    case EscrowStatus::Refunded:
        return {TraceTexts::tr("The money went back to the buyer."), isFinalAdvice()};
    case EscrowStatus::Disputed:
        return {
            TraceTexts::tr("It is disputed, and frozen."),
            TraceTexts::tr("Nothing can be released or refunded until the dispute is settled.")};
    case EscrowStatus::Expired:
        return {TraceTexts::tr("It was not funded in time."), askAnewAdvice()};
    case EscrowStatus::Canceled: return {TraceTexts::tr("It was canceled."), askAnewAdvice()};
    case EscrowStatus::Failed: return {TraceTexts::tr("It has failed."), askAnewAdvice()};
    case EscrowStatus::Unrecognized: break;
    }
    return unknownWord();
}

StateWords wordsFor(MovementStatus status)
{
    switch (status) {
    case MovementStatus::Accepted:
        return {TraceTexts::tr("The server has accepted it; the money has not moved yet."),
                waitAdvice()};
    case MovementStatus::Processing:
        return {TraceTexts::tr("The money is on its way; it is not final yet."), waitAdvice()};
    case MovementStatus::Final: return {TraceTexts::tr("The money has arrived."), isFinalAdvice()};
    case MovementStatus::Failed: return {TraceTexts::tr("It has failed."), askAnewAdvice()};
    case MovementStatus::Canceled: return {TraceTexts::tr("It was canceled."), askAnewAdvice()};
    case MovementStatus::Unrecognized: break;
    }
    return unknownWord();
}

StateWords wordsFor(WalletStatus status)
{
    switch (status) {
    case WalletStatus::Active:
        return {TraceTexts::tr("It receives and sends."), TraceTexts::tr("Nothing needs doing.")};
    case WalletStatus::Frozen:
        return {TraceTexts::tr("It is frozen: it receives and does not send."),
                TraceTexts::tr("Nothing can be sent from it until the server lifts this.")};
    case WalletStatus::Unrecognized: break;
    }
    return unknownWord();
}

StateWords wordsFor(OperationState state)
{
    switch (state) {
    case OperationState::Queued:
        return {TraceTexts::tr("It was asked for here and nothing has left yet."),
                TraceTexts::tr("It is sent by itself, and can still be stopped.")};
    case OperationState::InFlight: return {TraceTexts::tr("It is being sent."), waitAdvice()};
    case OperationState::Unknown:
        return {
            TraceTexts::tr("The answer was lost: whether the server acted is not known."),
            TraceTexts::tr("Do not ask for it anew. The same request goes out again with the same "
                           "key, which cannot act twice.")};
    case OperationState::Accepted:
    case OperationState::Settling:
        return {TraceTexts::tr("The server has accepted it; it is not final yet."), waitAdvice()};
    case OperationState::Final: return {TraceTexts::tr("It was done."), isFinalAdvice()};
    case OperationState::Failed: return {TraceTexts::tr("It has failed."), askAnewAdvice()};
    case OperationState::Rejected:
        return {TraceTexts::tr("It was turned down before anything was done."), askAnewAdvice()};
    case OperationState::NeedsPerson:
        return {
            TraceTexts::tr("Whether it happened is not known, and it is not sent again by itself."),
            TraceTexts::tr("Ask the server what it saw, and decide about it, before asking for it "
                           "anew.")};
    }
    return unknownWord();
}

StateWords wordsForUnknown()
{
    return {TraceTexts::tr("What state it is in is not known here."),
            TraceTexts::tr("Ask the server before doing anything.")};
}

QString askedForText(OperationKind kind)
{
    switch (kind) {
    case OperationKind::CreateInvoice: return TraceTexts::tr("a new invoice", "what was asked for");
    case OperationKind::CancelInvoice:
        return TraceTexts::tr("to cancel the invoice", "what was asked for");
    case OperationKind::CreateEscrow: return TraceTexts::tr("a new escrow", "what was asked for");
    case OperationKind::ReleaseEscrow: return TraceTexts::tr("a release", "what was asked for");
    case OperationKind::RefundEscrow: return TraceTexts::tr("a refund", "what was asked for");
    case OperationKind::DisputeEscrow: return TraceTexts::tr("a dispute", "what was asked for");
    case OperationKind::CreateAddress: return TraceTexts::tr("a new address", "what was asked for");
    case OperationKind::SendTransfer: return TraceTexts::tr("a transfer", "what was asked for");
    case OperationKind::RedeliverWebhook:
        return TraceTexts::tr("to deliver a webhook again", "what was asked for");
    case OperationKind::RotateWebhookSecret:
        return TraceTexts::tr("a new webhook secret", "what was asked for");
    case OperationKind::ConsoleCall:
        return TraceTexts::tr("a call from the console", "what was asked for");
    }
    return {};
}

QString learnedFromText(LearnedFrom source)
{
    switch (source) {
    case LearnedFrom::FirstSync: return TraceTexts::tr("the first sync", "learned from");
    case LearnedFrom::EventFeed: return TraceTexts::tr("the event feed", "learned from");
    case LearnedFrom::Answer: return TraceTexts::tr("the answer to our own call", "learned from");
    case LearnedFrom::Lookup: return TraceTexts::tr("looking it up", "learned from");
    case LearnedFrom::Webhook: return TraceTexts::tr("a webhook", "learned from");
    }
    return {};
}

QString foundKindText(FoundKind kind)
{
    switch (kind) {
    case FoundKind::Invoice: return TraceTexts::tr("Invoice", "what a trace is about");
    case FoundKind::Escrow: return TraceTexts::tr("Escrow", "what a trace is about");
    case FoundKind::Transfer: return TraceTexts::tr("Transfer", "what a trace is about");
    case FoundKind::Wallet: return TraceTexts::tr("Wallet", "what a trace is about");
    case FoundKind::Operation: return TraceTexts::tr("Operation", "what a trace is about");
    case FoundKind::Request: return TraceTexts::tr("Request", "what a trace is about");
    }
    return {};
}

} // namespace coinpay
