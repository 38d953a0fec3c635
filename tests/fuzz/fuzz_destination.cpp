// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/asset.h"
#include "domain/destination.h"
#include "domain/lookalike.h"

#include <array>
#include <cstdlib>

using namespace coinpay;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

//! What is accepted is accepted again in the form it was given back in, and is its own twin never.
void checkAccepted(const QString &asset, const Destination &destination)
{
    const CheckedAddress &address = destination.address;
    const AddressVerdict again =
        checkAddress(asset, address.network, address.text, AcceptedNets::MainAndTest);
    require(again && again->text == address.text && again->kind == address.kind);
    require(!destination.amount || destination.amount->isPositive());
    require(!addressKindText(address).isEmpty());
    const std::array known{KnownAddress{address.text, destination.label}};
    require(findLookAlikes(address.network, address.text, known).isEmpty());
}

void checkRefused(const AddressProblem &problem, qsizetype size)
{
    require(!problem.sentence.isEmpty() && !addressFaultName(problem.fault).isEmpty());
    require(problem.position >= -1 && problem.position + problem.length <= size);
}

} // namespace

//! Reads what was pasted as a destination of every asset on every network.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString pasted =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const AssetInfo &asset : knownAssets()) {
        for (const QLatin1String network : asset.networks) {
            const QString code(asset.code);
            const auto destination =
                readDestination(code, network, pasted, AcceptedNets::MainAndTest);
            if (destination)
                checkAccepted(code, *destination);
            else
                checkRefused(destination.error(), pasted.size());
            const std::array known{
                KnownAddress{QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), {}},
                KnownAddress{pasted.section(u'\n', 1), {}}};
            const QString first = pasted.section(u'\n', 0, 0);
            for (const LookAlike &twin : findLookAlikes(network, first, known)) {
                for (const TextRange &range : twin.differs)
                    require(range.from >= 0 && range.from + range.length <= first.size());
            }
        }
    }
    return 0;
}
