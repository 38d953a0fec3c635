// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger/books.h"

namespace coinpay::sandbox {

namespace {

// The 40 bits of an id's number: one for "seeded", seven for the version, 32 for the invoice.
constexpr qint64 SeededBit = qint64(1) << 39;
constexpr int VersionShift = 32;
constexpr qint64 InvoiceMask = (qint64(1) << VersionShift) - 1;
constexpr qint64 VersionMask = 0x7f;

} // namespace

QString seededRequestId(const Ids &ids, UnixMs at, qint64 invoice, qint64 version)
{
    return ids.make(QLatin1String("req_"), at, SeededBit | version << VersionShift | invoice);
}

std::optional<std::pair<qint64, qint64>> seededRequest(qint64 number)
{
    if (!(number & SeededBit))
        return {};
    return std::pair{number & InvoiceMask, number >> VersionShift & VersionMask};
}

} // namespace coinpay::sandbox
