// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/changes.h"

#include "bench/benchdata.h"
#include "bench/rawwriter.h"
#include "store/files.h"

namespace coinpay::bench {

namespace {

ResourceUpdate nextVersion(Reader &reader, int number)
{
    ResourceUpdate update;
    Invoice invoice = reader.invoice(benchInvoice(number).id).value();
    invoice.version += 1;
    invoice.updatedAt += 1000;
    invoice.confirmations = static_cast<int>((invoice.version * 7) % 12);
    update.learnedAt = invoice.updatedAt;
    update.resource = std::move(invoice);
    return update;
}

//! Invoices all over the store, one version further than they are.
QList<ResourceUpdate> nextVersions(Reader &reader, int count, int changed, int shift)
{
    QList<ResourceUpdate> updates;
    for (int i = 0; i < changed; ++i) {
        const int number =
            static_cast<int>((static_cast<qint64>(i) * count / changed + shift) % count);
        updates += nextVersion(reader, number);
    }
    return updates;
}

} // namespace

QList<ResourceUpdate> newestChanged(Reader &reader, int count, int changed)
{
    QList<ResourceUpdate> updates;
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
            return millisecondsOf([&] { valueOf(store->apply(updates)); });
        },
        [&] {
            std::vector<RawInvoice> page;
            for (const ResourceUpdate &update : nextVersions(*reader, count, changed, ++shift))
                page.emplace_back(std::get<Invoice>(update.resource));
            return millisecondsOf([&] { writer.updatePage(page); });
        });
}

} // namespace coinpay::bench
