// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/destination.h"
#include "domain/transfer.h"
#include "forms/amounttext.h"

#include <QHash>
#include <QLocale>
#include <QStringList>

namespace coinpay {

//! What the fields are called in a request, and in what the server says of them.
namespace transferfield {
inline constexpr QLatin1String From{"wallet_id"};
inline constexpr QLatin1String Amount{"amount"};
inline constexpr QLatin1String Asset{"asset"};
inline constexpr QLatin1String Network{"network"};
inline constexpr QLatin1String To{"destination"};
inline constexpr QLatin1String Note{"note"};
} // namespace transferfield

//! The transfer form as typed.
struct TransferFields
{
    QString walletId;
    QString amount;
    QString asset;
    QString network; //!< empty: the asset's default
    QString destination;
    QString note;

    //! Nothing was typed; what is chosen is no loss.
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] bool operator==(const TransferFields &) const = default;
};

//! What the fields come to: a draft to send, or a sentence for each field that is not right.
struct TransferReading
{
    std::optional<TransferDraft> draft; //!< without a quote
    QHash<QString, QString> faults;     //!< by the field's name in the request
    //! Of those, the ones that are only unfinished: not worth a word while a person still types.
    QStringList unfinished;
};

[[nodiscard]] TransferReading readTransferFields(const TransferFields &fields,
                                                 const QLocale &locale, AcceptedNets accepted);

//! The form as it was when the draft was made, for "Edit and try again".
[[nodiscard]] TransferFields fieldsOf(const TransferDraft &draft, const QLocale &locale);

//! As typed, letter for letter.
[[nodiscard]] QByteArray packTransferFields(const TransferFields &fields);
//! Blank when it is none of ours.
[[nodiscard]] TransferFields unpackTransferFields(const QByteArray &bytes);

//! The drafts' name in the journal.
inline const QString TransferFormDraft = QStringLiteral("new_transfer");

} // namespace coinpay
