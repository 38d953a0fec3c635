// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "domain/operation.h"
#include "forms/fieldreading.h"

namespace coinpay {

//! What the fields are called in a request, and in what the server says of them.
namespace invoicefield {
inline constexpr QLatin1String Amount{"amount"};
inline constexpr QLatin1String Asset{"asset"};
inline constexpr QLatin1String Network{"network"};
inline constexpr QLatin1String Reference{"reference"};
inline constexpr QLatin1String Expiry{"expires_in"};
inline constexpr QLatin1String Callback{"callback_url"};
inline constexpr QLatin1String Metadata{"metadata"};
} // namespace invoicefield

//! The new invoice form as typed: what a draft keeps, letter for letter.
struct InvoiceFields
{
    QString amount;
    QString asset;
    QString network; //!< empty: the asset's default
    QString reference;
    qint64 expiresInSeconds = 0; //!< 0: the server's default
    QString callbackUrl;
    QString metadata; //!< one "name = text" a line

    [[nodiscard]] bool operator==(const InvoiceFields &) const = default;
    //! Nothing that would be a pity to lose.
    [[nodiscard]] bool isBlank() const;
};

//! What the fields come to: a draft to send, or a sentence for each field that is not right.
struct InvoiceReading : FieldReading
{
    std::optional<InvoiceDraft> draft;
};

[[nodiscard]] InvoiceReading readInvoiceFields(const InvoiceFields &fields, const QLocale &locale);

//! The draft of the form as bytes for Store::saveDraft(), and back; blank fields for bytes that
//! are not ours.
[[nodiscard]] QByteArray packInvoiceFields(const InvoiceFields &fields);
[[nodiscard]] InvoiceFields unpackInvoiceFields(const QByteArray &bytes);

//! The form as it was when this operation was made, for "Edit and try again".
[[nodiscard]] InvoiceFields fieldsOf(const Operation &operation, const QLocale &locale);

//! The name of the form's draft in the store.
inline constexpr QLatin1String NewInvoiceDraft{"new-invoice"};

} // namespace coinpay
