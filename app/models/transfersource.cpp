// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mirrorsource.h"

namespace coinpay {

namespace {

struct TransferCalls
{
    using Query = TransferQuery;
    using Row = TransferRow;

    static constexpr auto page = &Reader::transferPage;
    static constexpr auto pageFrom = &Reader::transferPageFrom;
    static constexpr auto rows = &Reader::transferRows;
    static constexpr auto anchors = &Reader::transferAnchors;
    static constexpr auto count = &Reader::transferCount;
};

} // namespace

std::shared_ptr<ListSources> mirrorTransferSources(const QString &profileDir)
{
    return std::make_shared<MirrorSources<TransferCalls>>(profileDir);
}

} // namespace coinpay
