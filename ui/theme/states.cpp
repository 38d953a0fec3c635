// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/states.h"

#include "core/text.h"

#include <QCoreApplication>

namespace coinpay::theme {

namespace {

QString tr(const char *text, const char *note)
{
    return QCoreApplication::translate("coinpay::theme", text, note);
}

StateLook row(const char16_t *icon, Tone tone, const QString &word, const QString &meaning)
{
    return {QString::fromUtf16(icon), tone, word, meaning};
}

} // namespace

StateLook look(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Pending:
        return row(u"clock", Tone::Waiting, tr("Pending", "state of an invoice"),
                   tr("Waiting for the payer. No payment has been seen.", "state of an invoice"));
    case InvoiceStatus::Processing:
        return row(u"progress", Tone::Progress, tr("Processing", "state of an invoice"),
                   tr("A payment has been seen and is being confirmed.", "state of an invoice"));
    case InvoiceStatus::PartiallyPaid:
        return row(
            u"half", Tone::Attention, tr("Partially paid", "state of an invoice"),
            tr("Less than the amount has arrived. The rest is still open.", "state of an invoice"));
    case InvoiceStatus::Paid:
        return row(u"check-circle", Tone::Good, tr("Paid", "state of an invoice"),
                   tr("The whole amount is confirmed. This is final.", "state of an invoice"));
    case InvoiceStatus::Overpaid:
        return row(u"plus-circle", Tone::Attention, tr("Overpaid", "state of an invoice"),
                   tr("More than the amount has been confirmed. Decide what to do with the rest.",
                      "state of an invoice"));
    case InvoiceStatus::Expired:
        return row(
            u"hourglass", Tone::Neutral, tr("Expired", "state of an invoice"),
            tr("The time to pay is over. A late payment would reopen it.", "state of an invoice"));
    case InvoiceStatus::Canceled:
        return row(
            u"slash-circle", Tone::Neutral, tr("Canceled", "state of an invoice"),
            tr("It was called off before it was paid. This is final.", "state of an invoice"));
    case InvoiceStatus::Failed:
        return row(u"x-circle", Tone::Bad, tr("Failed", "state of an invoice"),
                   tr("It ended without success. The server's reason is shown with it.",
                      "state of an invoice"));
    case InvoiceStatus::Unrecognized: break;
    }
    return row(u"question", Tone::Neutral, tr("Unknown state", "state of an invoice"),
               tr("The server used a word this version does not know.", "state of an invoice"));
}

StateLook look(InvoiceStatus status, const QString &statusText)
{
    constexpr qsizetype LongestWord = 40;
    StateLook result = look(status);
    if (status == InvoiceStatus::Unrecognized && !statusText.isEmpty())
        result.word = displayText(statusText, LongestWord);
    return result;
}

StateLook lookOfInvoiceWord(const QString &word)
{
    if (word.isEmpty())
        return row(u"question", Tone::Neutral, tr("Not known", "an earlier state"),
                   tr("The state before this one was not told.", "an earlier state"));
    return look(invoiceStatusFromName(word), word);
}

StateLook look(OperationState state)
{
    switch (state) {
    case OperationState::Queued:
        return row(u"queue", Tone::Waiting, tr("Queued", "state of an operation"),
                   tr("Saved here. It is sent as soon as the server can be reached.",
                      "state of an operation"));
    case OperationState::InFlight:
        return row(u"send", Tone::Progress, tr("Sending", "state of an operation"),
                   tr("An attempt is under way.", "state of an operation"));
    case OperationState::Unknown:
        return row(u"question", Tone::Attention, tr("Outcome unknown", "state of an operation"),
                   tr("The answer was lost. It is being asked for again with the same key, so "
                      "that nothing happens twice.",
                      "state of an operation"));
    case OperationState::Accepted:
        return row(u"inbox", Tone::Progress, tr("Accepted", "state of an operation"),
                   tr("The server took it on. It is not final yet.", "state of an operation"));
    case OperationState::Settling:
        return row(u"progress", Tone::Progress, tr("Settling", "state of an operation"),
                   tr("It is on its way to its end.", "state of an operation"));
    case OperationState::Final:
        return row(u"check-circle", Tone::Good, tr("Done", "state of an operation"),
                   tr("It reached what was asked for. This is final.", "state of an operation"));
    case OperationState::Failed:
        return row(u"x-circle", Tone::Bad, tr("Failed", "state of an operation"),
                   tr("The server took it on and it ended badly.", "state of an operation"));
    case OperationState::Rejected:
        return row(u"slash-circle", Tone::Bad, tr("Refused", "state of an operation"),
                   tr("The server said no before doing anything.", "state of an operation"));
    case OperationState::NeedsPerson:
        return row(u"person", Tone::Attention, tr("Needs you", "state of an operation"),
                   tr("It cannot be resolved safely without a decision.", "state of an operation"));
    }
    return {};
}

QString operationName(OperationKind kind)
{
    switch (kind) {
    case OperationKind::CreateInvoice: return tr("New invoice", "name of an operation");
    case OperationKind::CancelInvoice: return tr("Cancel invoice", "name of an operation");
    case OperationKind::CreateEscrow: return tr("New escrow", "name of an operation");
    case OperationKind::ReleaseEscrow: return tr("Release escrow", "name of an operation");
    case OperationKind::RefundEscrow: return tr("Refund escrow", "name of an operation");
    case OperationKind::DisputeEscrow: return tr("Dispute escrow", "name of an operation");
    case OperationKind::CreateAddress: return tr("New address", "name of an operation");
    case OperationKind::ConsoleCall: return tr("Console call", "name of an operation");
    case OperationKind::SendTransfer: return tr("Transfer", "name of an operation");
    case OperationKind::RedeliverWebhook: return tr("Redeliver webhook", "name of an operation");
    case OperationKind::RotateWebhookSecret:
        return tr("New webhook secret", "name of an operation");
    }
    return {};
}

QString learnedFromWord(LearnedFrom source)
{
    switch (source) {
    case LearnedFrom::FirstSync: return tr("first synchronization", "how we learned of it");
    case LearnedFrom::EventFeed: return tr("event feed", "how we learned of it");
    case LearnedFrom::Answer: return tr("answer to our call", "how we learned of it");
    case LearnedFrom::Lookup: return tr("looked up", "how we learned of it");
    case LearnedFrom::Webhook: return tr("webhook", "how we learned of it");
    }
    return {};
}

} // namespace coinpay::theme
