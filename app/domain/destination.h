// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addresscheck.h"
#include "domain/money.h"

#include <optional>

namespace coinpay {

//! Where money is to go, as somebody pasted it.
struct Destination
{
    CheckedAddress address;
    std::optional<Money> amount; //!< what a payment URI asks for
    QString label;               //!< whom it says it pays; outside text, empty when it says nothing
    QString message;             //!< what it says it is for; outside text
};

//! Reads an address or a payment URI (BIP 21 and its kin, EIP-681, Solana Pay) and checks that it
//! pays this asset on this network (empty: the asset's default). Beyond checkAddress(): BadUri,
//! OtherPayment, UnmetRequirement; what is not understood and may be ignored is ignored.
[[nodiscard]] tl::expected<Destination, AddressProblem>
readDestination(const QString &asset, const QString &network, QStringView pasted,
                AcceptedNets accepted = AcceptedNets::Main);

} // namespace coinpay
