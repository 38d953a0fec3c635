// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mirrorsource.h"

namespace coinpay {

namespace {

struct InvoiceCalls
{
    using Query = InvoiceQuery;
    using Row = InvoiceRow;

    static constexpr auto page = &Reader::invoicePage;
    static constexpr auto pageFrom = &Reader::invoicePageFrom;
    static constexpr auto rows = &Reader::invoiceRows;
    static constexpr auto anchors = &Reader::invoiceAnchors;
    static constexpr auto count = &Reader::invoiceCount;
};

} // namespace

std::shared_ptr<ListSources> mirrorInvoiceSources(const QString &profileDir)
{
    return std::make_shared<MirrorSources<InvoiceCalls>>(profileDir);
}

} // namespace coinpay
