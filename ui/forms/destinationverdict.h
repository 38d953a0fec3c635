// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/destination.h"
#include "domain/lookalike.h"
#include "domain/payee.h"

#include <QStringList>

namespace coinpay {

//! A known address that the one typed could be taken for.
struct Twin
{
    KnownAddress known;
    QList<TextRange> differs;      //!< where the typed one differs
    QList<TextRange> knownDiffers; //!< the same in the known one
};

//! All there is to say about what was typed as a destination.
struct DestinationVerdict
{
    std::optional<Destination> destination; //!< when money can go there
    std::optional<AddressProblem> problem;  //!< when not
    std::optional<Payee> payee;             //!< when the address book has it
    bool isFirstPayment = false;            //!< nothing was ever sent there from this desk
    QStringList warnings;                   //!< sentences about the address itself
    QList<Twin> twins;

    [[nodiscard]] bool isPrivateKey() const
    {
        return problem && problem->fault == AddressFault::PrivateKey;
    }
};

//! The asset's default network where `network` is empty.
[[nodiscard]] DestinationVerdict judgeDestination(const QString &asset, const QString &network,
                                                  QStringView typed, AcceptedNets accepted,
                                                  const QList<Payee> &payees);

} // namespace coinpay
