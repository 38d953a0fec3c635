// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/destinationverdict.h"

#include "domain/asset.h"

namespace coinpay {

DestinationVerdict judgeDestination(const QString &asset, const QString &network, QStringView typed,
                                    AcceptedNets accepted, const QList<Payee> &payees)
{
    DestinationVerdict verdict;
    const QString wanted = networkOrDefault(asset, network);
    const auto destination = readDestination(asset, wanted, typed, accepted);
    if (!destination) {
        verdict.problem = destination.error();
        return verdict;
    }
    verdict.destination = *destination;
    const CheckedAddress &address = destination->address;
    for (const AddressWarning warning : address.warnings)
        verdict.warnings.append(addressWarningText(warning));
    QList<KnownAddress> known;
    for (const Payee &payee : payees) {
        if (payee.network != wanted)
            continue;
        known.append({payee.address, payee.label});
        if (sameAddress(wanted, payee.address, address.text))
            verdict.payee = payee;
    }
    verdict.isFirstPayment = !verdict.payee || verdict.payee->timesUsed == 0;
    for (const LookAlike &twin : findLookAlikes(wanted, address.text, known))
        verdict.twins.append({known.at(twin.known), twin.differs, twin.knownDiffers});
    return verdict;
}

} // namespace coinpay
