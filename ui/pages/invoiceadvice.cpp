// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoiceadvice.h"

#include "core/text.h"
#include "theme/formats.h"
#include "theme/states.h"
#include "widgets/confirmations.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("InvoiceAdvice", text, note);
}

QString sum(const Money &money, const QLocale &locale)
{
    return theme::amountWithAsset(money, locale);
}

QString difference(const Money &more, const Money &less, const QLocale &locale)
{
    const auto rest = more.minus(less);
    return rest ? sum(*rest, locale) : QString();
}

Advice whilePending(const Invoice &invoice, UnixMs now, const QLocale &locale)
{
    const bool late = invoice.expiresAt && *invoice.expiresAt <= now;
    if (late)
        return {{},
                {},
                tr("Time is up"),
                tr("No payment was seen in time. The server is about to let the invoice expire; a "
                   "late payment would reopen it.")};
    return {{},
            {},
            tr("Show the customer this code"),
            //: %1 is an amount
            tr("Waiting for %1. Nothing has arrived yet.").arg(sum(invoice.amount, locale))};
}

Advice whileProcessing(const Invoice &invoice, const QLocale &locale)
{
    const QString seen = confirmationsText(invoice.confirmations, invoice.requiredConfirmations);
    if (seen.isEmpty())
        return {{},
                {},
                tr("Wait for the network"),
                tr("A payment of %1 has been seen and is being confirmed. Deliver once the "
                   "invoice is paid.")
                    .arg(sum(invoice.amountPaid, locale))};
    return {{},
            {},
            tr("Wait for the network"),
            //: %1 is an amount, %2 is "3 of 12"
            tr("A payment of %1 has been seen, with %2 confirmations. Deliver once the invoice is "
               "paid.")
                .arg(sum(invoice.amountPaid, locale), seen)};
}

Advice whenFailed(const Invoice &invoice)
{
    constexpr qsizetype Longest = 300;
    QString why = displayText(invoice.failureMessage, Longest);
    if (why.isEmpty())
        why = tr("The server gave no reason.");
    if (!invoice.failureCode.isEmpty())
        why += QStringLiteral(" (%1)").arg(displayText(invoice.failureCode, 60));
    return {{}, {}, tr("Make a new invoice if it is still wanted"), why};
}

Advice whenCanceled(const Invoice &invoice)
{
    constexpr qsizetype Longest = 300;
    const QString reason = displayText(invoice.cancelReason, Longest);
    return {{},
            {},
            tr("Nothing to do"),
            reason.isEmpty() ? tr("It was canceled before it was paid. This is final.")
                             //: %1 is the reason as it was typed
                             : tr("It was canceled before it was paid: %1").arg(reason)};
}

Advice byStatus(const Invoice &invoice, UnixMs now, const QLocale &locale)
{
    switch (invoice.status) {
    case InvoiceStatus::Pending: return whilePending(invoice, now, locale);
    case InvoiceStatus::Processing: return whileProcessing(invoice, locale);
    case InvoiceStatus::PartiallyPaid:
        return {{},
                {},
                tr("Ask for the rest"),
                //: %1, %2 and %3 are amounts
                tr("%1 of %2 have arrived, %3 are still open. The code below asks for just that.")
                    .arg(sum(invoice.amountPaid, locale), sum(invoice.amount, locale),
                         difference(invoice.amount, invoice.amountPaid, locale))};
    case InvoiceStatus::Paid:
        return {{}, {}, tr("Deliver"), tr("The whole amount is confirmed. This is final.")};
    case InvoiceStatus::Overpaid:
        return {{},
                {},
                tr("Decide what to do with the surplus"),
                //: %1 and %2 are amounts
                tr("%1 have arrived, %2 more than asked. Agree with the customer whether to send "
                   "it back.")
                    .arg(sum(invoice.amountPaid, locale),
                         difference(invoice.amountPaid, invoice.amount, locale))};
    case InvoiceStatus::Expired:
        return {{},
                {},
                tr("Make a new invoice if it is still wanted"),
                tr("The time to pay is over. A late payment to the same address would reopen this "
                   "one.")};
    case InvoiceStatus::Canceled: return whenCanceled(invoice);
    case InvoiceStatus::Failed: return whenFailed(invoice);
    case InvoiceStatus::Unrecognized: break;
    }
    return {{},
            {},
            tr("Look at the server's own page"),
            tr("The server calls this state \u201C%1\u201D, a word this version does not know.")
                .arg(displayText(invoice.statusText, 60))};
}

} // namespace

Advice adviceFor(const Invoice &invoice, const QList<Operation> &openOperations, UnixMs now,
                 const QLocale &locale)
{
    for (const Operation &operation : openOperations) {
        if (operation.request.kind != OperationKind::CancelInvoice)
            continue;
        const theme::StateLook look = theme::look(operation.state);
        return {look.tone, look.icon,
                //: %1 is where the cancellation stands: "Queued", "Accepted", …
                tr("Cancellation: %1").arg(look.word), look.meaning};
    }
    Advice advice = byStatus(invoice, now, locale);
    const theme::StateLook look = theme::look(invoice.status);
    advice.tone = look.tone;
    advice.icon = look.icon;
    return advice;
}

} // namespace coinpay
