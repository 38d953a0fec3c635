// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/changes.h"

#include "bench/benchdata.h"
#include "bench/rawwriter.h"
#include "store/files.h"

namespace coinpay::bench {

namespace {

InvoiceUpdate nextVersion(Reader &reader, int number)
{
    InvoiceUpdate update;
    update.invoice = reader.invoice(benchInvoice(number).id).value();
    update.invoice.version += 1;
    update.invoice.updatedAt += 1000;
    update.invoice.confirmations = static_cast<int>((update.invoice.version * 7) % 12);
    update.learnedAt = update.invoice.updatedAt;
    return update;
}

//! Invoices all over the store, one version further than they are.
QList<InvoiceUpdate> nextVersions(Reader &reader, int count, int changed, int shift)
{
    QList<InvoiceUpdate> updates;
    for (int i = 0; i < changed; ++i) {
        const int number =
            static_cast<int>((static_cast<qint64>(i) * count / changed + shift) % count);
        updates += nextVersion(reader, number);
    }
    return updates;
}

} // namespace

QList<InvoiceUpdate> newestChanged(Reader &reader, int count, int changed)
{
    QList<InvoiceUpdate> updates;
    for (int i = 0; i < changed; ++i)
        updates += nextVersion(reader, count - 1 - i);
    return updates;
}

Pair changesPair(const Context &context, int count)
{
    const int changed = context.smoke() ? 100 : 1'000;
    const QString profile = seededProfile(context, count);
    const auto store = openStore(profile);
    const auto reader = openReader(profile);
    RawDatabase raw(store::mirrorPath(profile));
    raw.execute(store::MirrorSettings);
    RawWriter writer(raw);
    int shift = 0;
    return alternate(
        context.rounds(),
        [&] {
            const auto updates = nextVersions(*reader, count, changed, ++shift);
            return millisecondsOf([&] { valueOf(store->applyInvoices(updates)); });
        },
        [&] {
            std::vector<RawInvoice> page;
            for (const InvoiceUpdate &update : nextVersions(*reader, count, changed, ++shift))
                page.emplace_back(update.invoice);
            return millisecondsOf([&] { writer.updatePage(page); });
        });
}

} // namespace coinpay::bench
