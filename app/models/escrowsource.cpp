// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mirrorsource.h"

namespace coinpay {

namespace {

struct EscrowCalls
{
    using Query = EscrowQuery;
    using Row = EscrowRow;

    static constexpr auto page = &Reader::escrowPage;
    static constexpr auto pageFrom = &Reader::escrowPageFrom;
    static constexpr auto rows = &Reader::escrowRows;
    static constexpr auto anchors = &Reader::escrowAnchors;
    static constexpr auto count = &Reader::escrowCount;
};

} // namespace

std::shared_ptr<ListSources> mirrorEscrowSources(const QString &profileDir)
{
    return std::make_shared<MirrorSources<EscrowCalls>>(profileDir);
}

} // namespace coinpay
