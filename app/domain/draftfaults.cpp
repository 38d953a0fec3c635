// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/draftfaults.h"

#include "core/text.h"
#include "domain/asset.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

namespace {

constexpr qsizetype MaxReference = 128;
constexpr qsizetype MaxReason = 500;
constexpr qsizetype MaxMetadataEntries = 20;
constexpr qsizetype MaxMetadataName = 40;
constexpr qsizetype MaxMetadataText = 500;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

} // namespace

void DraftFaults::add(const char *field, const QString &message)
{
    m_fields.append({QString::fromLatin1(field), QStringLiteral("invalid"), message});
}

Done DraftFaults::verdict() const
{
    if (m_fields.isEmpty())
        return {};
    return fail(Error{ErrorKind::InvalidInput, m_fields.first().message, {}, {}, 0, {}, m_fields});
}

void checkAsset(const QString &asset, const QString &network, DraftFaults &faults)
{
    const AssetInfo *known = findAsset(asset);
    if (!known) {
        faults.add("asset", tr("Choose an asset."));
    } else if (!network.isEmpty() &&
               std::ranges::find(known->networks, network) == known->networks.end()) {
        faults.add("network", tr("%1 does not travel on %2.", "%1 an asset code, %2 a network")
                                  .arg(asset, networkName(network)));
    }
}

void checkMoney(const Money &amount, const QString &network, DraftFaults &faults)
{
    checkAsset(amount.asset(), network, faults);
    if (!amount.isPositive())
        faults.add("amount", tr("The amount must be more than zero."));
}

void checkWord(const char *field, const QString &word, const QString &missing, DraftFaults &faults)
{
    const QString trimmed = word.trimmed();
    if (trimmed.isEmpty())
        faults.add(field, missing);
    if (trimmed.size() > MaxReference)
        faults.add(field, tr("A reference has at most %1 characters.").arg(MaxReference));
    if (hasControlCharacters(word))
        faults.add(field, tr("A reference is one line, without control characters."));
}

void checkReason(const QString &reason, const QString &missing, DraftFaults &faults)
{
    const QString trimmed = reason.trimmed();
    if (trimmed.isEmpty())
        faults.add("reason", missing);
    if (trimmed.size() > MaxReason) {
        faults.add("reason",
                   tr("The reason has at most %1 characters.", "%1 a number").arg(MaxReason));
    }
    if (hasControlCharacters(trimmed))
        faults.add("reason", tr("The reason is one line, without control characters."));
}

void checkMetadata(const QMap<QString, QString> &metadata, DraftFaults &faults)
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

} // namespace coinpay
