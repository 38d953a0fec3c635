// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/invoice.h"

#include "domain/draftfaults.h"

#include <QCoreApplication>
#include <QUrl>

namespace coinpay {

namespace {

// The contract's limits (resources/openapi/coinpay-v1.yaml: Reference, CreateInvoice, Metadata).
constexpr qint64 MinExpirySeconds = 60;
constexpr qint64 MaxExpirySeconds = 30 * 24 * 3600;
constexpr qsizetype MaxCallbackUrl = 2048;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

void checkCallback(const QString &typed, DraftFaults &faults)
{
    if (typed.isEmpty())
        return;
    const QUrl callback(typed, QUrl::StrictMode);
    if (!callback.isValid() || callback.scheme() != QLatin1String("https") ||
        callback.host().isEmpty() || typed.size() > MaxCallbackUrl)
        faults.add("callback_url", tr("The callback must be an https:// address."));
    else if (!callback.userInfo().isEmpty() || callback.hasFragment())
        faults.add("callback_url", tr("The callback cannot hold a user name or a '#' part."));
}

} // namespace

QLatin1String invoiceStatusName(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Pending: return QLatin1String("pending");
    case InvoiceStatus::Processing: return QLatin1String("processing");
    case InvoiceStatus::PartiallyPaid: return QLatin1String("partially_paid");
    case InvoiceStatus::Paid: return QLatin1String("paid");
    case InvoiceStatus::Overpaid: return QLatin1String("overpaid");
    case InvoiceStatus::Expired: return QLatin1String("expired");
    case InvoiceStatus::Canceled: return QLatin1String("canceled");
    case InvoiceStatus::Failed: return QLatin1String("failed");
    case InvoiceStatus::Unrecognized: return QLatin1String("");
    }
    return QLatin1String("");
}

InvoiceStatus invoiceStatusFromName(QStringView name)
{
    for (const InvoiceStatus status : invoiceStatuses) {
        if (status != InvoiceStatus::Unrecognized && name == invoiceStatusName(status))
            return status;
    }
    return InvoiceStatus::Unrecognized;
}

bool isFinal(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Paid:
    case InvoiceStatus::Overpaid:
    case InvoiceStatus::Expired:
    case InvoiceStatus::Canceled:
    case InvoiceStatus::Failed: return true;
    case InvoiceStatus::Pending:
    case InvoiceStatus::Processing:
    case InvoiceStatus::PartiallyPaid:
    case InvoiceStatus::Unrecognized: return false;
    }
    return false;
}

bool isPossibleStep(InvoiceStatus from, InvoiceStatus to)
{
    using enum InvoiceStatus;
    if (from == to || to == Unrecognized)
        return true;
    switch (from) {
    case Pending: return true;
    case Processing: // a reorganised chain may take the payment back
        return to == PartiallyPaid || to == Paid || to == Overpaid || to == Pending ||
               to == Failed || to == Expired;
    case PartiallyPaid:
        return to == Processing || to == Paid || to == Overpaid || to == Expired || to == Failed ||
               to == Pending;
    case Paid: return to == Overpaid;      // more money came; a paid invoice stays paid
    case Expired: return to == Processing; // a late payment
    case Overpaid:
    case Canceled:
    case Failed: return false;
    case Unrecognized: return true;
    }
    return false;
}

bool canCancel(InvoiceStatus status)
{
    return status == InvoiceStatus::Pending;
}

bool needsAttention(InvoiceStatus status)
{
    return status == InvoiceStatus::PartiallyPaid || status == InvoiceStatus::Overpaid ||
           status == InvoiceStatus::Failed;
}

Done checkInvoiceDraft(const InvoiceDraft &draft)
{
    DraftFaults faults;
    checkMoney(draft.amount, draft.network, faults);
    checkWord("reference", draft.reference, tr("Enter a reference, such as the order number."),
              faults);
    checkCallback(draft.callbackUrl, faults);
    if (draft.expiresInSeconds &&
        (*draft.expiresInSeconds < MinExpirySeconds || *draft.expiresInSeconds > MaxExpirySeconds))
        faults.add("expires_in", tr("An invoice can be open from one minute to 30 days."));
    checkMetadata(draft.metadata, faults);
    return faults.verdict();
}

} // namespace coinpay
