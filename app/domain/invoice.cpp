// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/invoice.h"

#include "core/text.h"
#include "domain/asset.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace coinpay {

namespace {

// The contract's limits (resources/openapi/coinpay-v1.yaml: Reference, CreateInvoice, Metadata).
constexpr qsizetype MaxReference = 128;
constexpr qint64 MinExpirySeconds = 60;
constexpr qint64 MaxExpirySeconds = 30 * 24 * 3600;
constexpr qsizetype MaxMetadataEntries = 20;
constexpr qsizetype MaxMetadataName = 40;
constexpr qsizetype MaxMetadataText = 500;
constexpr qsizetype MaxCallbackUrl = 2048;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

class Faults
{
public:
    void add(const char *field, const QString &message)
    {
        m_fields.append({QString::fromLatin1(field), QStringLiteral("invalid"), message});
    }

    [[nodiscard]] Done verdict() const
    {
        if (m_fields.isEmpty())
            return {};
        Error error{ErrorKind::InvalidInput, m_fields.first().message, {}, {}, 0, {}, m_fields};
        return fail(std::move(error));
    }

private:
    QList<FieldError> m_fields;
};

void checkMoney(const InvoiceDraft &draft, Faults &faults)
{
    const AssetInfo *asset = findAsset(draft.amount.asset());
    if (!asset)
        faults.add("asset", tr("Choose an asset."));
    if (!draft.amount.isPositive())
        faults.add("amount", tr("The amount must be more than zero."));
    const auto networks = asset ? asset->networks : std::span<const QLatin1String>{};
    if (asset && !draft.network.isEmpty() &&
        std::ranges::find(networks, draft.network) == networks.end()) {
        faults.add("network", tr("%1 does not travel on %2.", "%1 an asset code, %2 a network")
                                  .arg(draft.amount.asset(), networkName(draft.network)));
    }
}

void checkMetadata(const QMap<QString, QString> &metadata, Faults &faults)
{
    if (metadata.size() > MaxMetadataEntries)
        faults.add("metadata", tr("At most %1 notes fit on an invoice.").arg(MaxMetadataEntries));
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        if (it.key().isEmpty() || it.key().size() > MaxMetadataName) {
            faults.add("metadata",
                       tr("A note's name has 1 to %1 characters.").arg(MaxMetadataName));
        }
        if (it->size() > MaxMetadataText)
            faults.add("metadata", tr("A note has at most %1 characters.").arg(MaxMetadataText));
    }
}

void checkCallback(const QString &typed, Faults &faults)
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
    Faults faults;
    checkMoney(draft, faults);
    const QString reference = draft.reference.trimmed();
    if (reference.isEmpty())
        faults.add("reference", tr("Enter a reference, such as the order number."));
    if (reference.size() > MaxReference)
        faults.add("reference", tr("A reference has at most %1 characters.").arg(MaxReference));
    if (hasControlCharacters(draft.reference))
        faults.add("reference", tr("A reference is one line, without control characters."));
    checkCallback(draft.callbackUrl, faults);
    if (draft.expiresInSeconds &&
        (*draft.expiresInSeconds < MinExpirySeconds || *draft.expiresInSeconds > MaxExpirySeconds))
        faults.add("expires_in", tr("An invoice can be open from one minute to 30 days."));
    checkMetadata(draft.metadata, faults);
    return faults.verdict();
}

} // namespace coinpay
