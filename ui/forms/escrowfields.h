// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "forms/fieldreading.h"

#include <optional>

namespace coinpay {

//! What the fields are called in a request, and in what the server says of them.
namespace escrowfield {
inline constexpr QLatin1String Amount{"amount"};
inline constexpr QLatin1String Asset{"asset"};
inline constexpr QLatin1String Network{"network"};
inline constexpr QLatin1String Buyer{"buyer_ref"};
inline constexpr QLatin1String Seller{"seller_ref"};
inline constexpr QLatin1String Deal{"deal_ref"};
inline constexpr QLatin1String Metadata{"metadata"};
inline constexpr QLatin1String Reason{"reason"};
} // namespace escrowfield

//! The new escrow form as typed: what a draft keeps, letter for letter.
struct EscrowFields
{
    QString amount;
    QString asset;
    QString network; //!< empty: the asset's default
    QString buyerRef;
    QString sellerRef;
    QString dealRef;
    QString metadata; //!< one "name = text" a line

    [[nodiscard]] bool operator==(const EscrowFields &) const = default;
    //! Nothing that would be a pity to lose.
    [[nodiscard]] bool isBlank() const;
};

//! What the fields come to: a draft to send, or a sentence for each field that is not right.
struct EscrowReading : FieldReading
{
    std::optional<EscrowDraft> draft;
};

[[nodiscard]] EscrowReading readEscrowFields(const EscrowFields &fields, const QLocale &locale);

//! The form as bytes for Store::saveDraft(), and back; blank fields for bytes that are not ours.
[[nodiscard]] QByteArray packEscrowFields(const EscrowFields &fields);
[[nodiscard]] EscrowFields unpackEscrowFields(const QByteArray &bytes);

//! The form as it was when this draft was made, for "Edit and try again".
[[nodiscard]] EscrowFields fieldsOf(const EscrowDraft &draft, const QLocale &locale);

//! The name of the form's draft in the store.
inline constexpr QLatin1String NewEscrowDraft{"new-escrow"};

//! What is typed to release, refund or dispute.
struct EscrowActionFields
{
    bool isAll = true;
    QString amount; //!< of a part
    QString reason;

    [[nodiscard]] bool operator==(const EscrowActionFields &) const = default;
};

struct EscrowActionReading : FieldReading
{
    std::optional<EscrowActionDraft> draft;
};

//! "All" is the very amount that is held now: what a person was shown is what leaves, also when the
//! escrow holds more by then.
[[nodiscard]] EscrowActionReading readEscrowActionFields(const EscrowActionFields &fields,
                                                         EscrowActionKind kind,
                                                         const Escrow &escrow,
                                                         const QLocale &locale);

//! The form as it was when this draft was made; `escrow` as it is now.
[[nodiscard]] EscrowActionFields fieldsOf(const EscrowActionDraft &draft, const Escrow &escrow,
                                          const QLocale &locale);

} // namespace coinpay
