// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <QMap>

namespace coinpay {

//! What is wrong with what a person asks for, field by field, in the order it was found.
class DraftFaults
{
public:
    void add(const char *field, const QString &message);
    //! InvalidInput with every fault, its message the first one's; nothing when there is none.
    [[nodiscard]] Done verdict() const;

private:
    QList<FieldError> m_fields;
};

// The checks that several drafts share; the contract's limits (resources/openapi/coinpay-v1.yaml:
// PositiveAmount, Network, Reference, Reason, Metadata).

//! Fields: asset, network. An empty network is the asset's default.
void checkAsset(const QString &asset, const QString &network, DraftFaults &faults);
//! Fields: asset, amount, network.
void checkMoney(const Money &amount, const QString &network, DraftFaults &faults);
//! A reference: `missing` is the sentence when it is empty.
void checkWord(const char *field, const QString &word, const QString &missing, DraftFaults &faults);
//! Field: reason. `missing` is the sentence when it is empty.
void checkReason(const QString &reason, const QString &missing, DraftFaults &faults);
//! Field: metadata.
void checkMetadata(const QMap<QString, QString> &metadata, DraftFaults &faults);

} // namespace coinpay
