// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/paidtimes.h"

#include "store/columns.h"
#include "store/sqlite/failure.h"

#include <map>

namespace coinpay::store {

namespace {

UnixMs paidSince(Connection &mirror, const QString &invoiceId)
{
    Query query = mirror.query("SELECT to_status, occurred_at FROM transitions "
                               "WHERE resource_id = ? ORDER BY version DESC");
    query.bindAll(invoiceId);
    UnixMs since = 0;
    while (query.step() && isPaid(invoiceStatusFromName(query.text(0))))
        since = query.number(1);
    return since;
}

} // namespace

bool isPaid(InvoiceStatus status)
{
    return status == InvoiceStatus::Paid || status == InvoiceStatus::Overpaid;
}

void mendPaidTimes(Connection &mirror, const QSet<QString> &invoiceIds)
{
    for (const QString &id : invoiceIds) {
        mirror.query("UPDATE invoices SET paid_at = ?2 WHERE id = ?1 AND paid_at <> ?2")
            .bindAll(id, paidSince(mirror, id))
            .run();
    }
}

QList<Reader::PaidSum> readPaidSums(Connection &mirror, UnixMs from, UnixMs to)
{
    std::map<QString, Reader::PaidSum> sums;
    Query query = mirror.query("SELECT asset, amount_paid FROM invoices INDEXED BY invoices_paid "
                               "WHERE paid_at > 0 AND paid_at >= ? AND paid_at < ?");
    query.bindAll(from, to);
    while (query.step()) {
        const QString asset = query.text(0);
        const Money paid = readMoney(query, 1, asset);
        const auto [found, isFirst] = sums.try_emplace(asset);
        Reader::PaidSum &sum = found->second;
        const Result<Money> more = isFirst ? Result<Money>(paid) : sum.paid.plus(paid);
        if (!more)
            throw Refusal(more.error());
        sum.paid = *more;
        ++sum.count;
    }
    QList<Reader::PaidSum> all;
    for (const auto &[asset, sum] : sums)
        all += sum;
    return all;
}

} // namespace coinpay::store
