// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/applyupdates.h"

#include "store/eventwriter.h"
#include "store/listwriter.h"
#include "store/mirrorwriter.h"
#include "store/paidtimes.h"
#include "store/smalltables.h"

#include <QHash>

namespace coinpay::store {

namespace {

using Outcome = ListWriter::Outcome;

template <typename T>
ListWriter::Updates only(const QList<ResourceUpdate> &updates)
{
    ListWriter::Updates some;
    for (const ResourceUpdate &update : updates) {
        if (std::holds_alternative<T>(update.resource))
            some.push_back(&update);
    }
    return some;
}

//! Whether anything of a resource changed: its row, or its timeline.
struct Change
{
    Outcome outcome = Outcome::Unchanged;
    bool timelineGrew = false;
};

std::vector<Change> applyList(Connection &mirror, const ListTable &table,
                              const ListWriter::Updates &updates)
{
    const std::vector<Outcome> outcomes = ListWriter(mirror, table).apply(updates);
    std::vector<Change> changes;
    changes.reserve(updates.size());
    for (size_t i = 0; i < updates.size(); ++i)
        changes.push_back({outcomes[i], recordTransition(mirror, *updates[i])});
    return changes;
}

//! The invoices whose time of payment does not follow from their row alone: several versions came
//! at once, or one from before the newest.
QSet<QString> doubtfulPayments(const ListWriter::Updates &updates,
                               const std::vector<Change> &changes)
{
    QHash<QString, int> mentions;
    for (const ResourceUpdate *update : updates)
        ++mentions[idOf(update->resource)];
    QSet<QString> ids;
    for (size_t i = 0; i < updates.size(); ++i) {
        const QString id = idOf(updates[i]->resource);
        const bool isLate = changes[i].outcome == Outcome::Unchanged && changes[i].timelineGrew;
        if (isLate || mentions.value(id) > 1)
            ids.insert(id);
    }
    return ids;
}

int applyInvoices(Connection &mirror, const QList<ResourceUpdate> &all, InvoicesChanged &said)
{
    const ListWriter::Updates updates = only<Invoice>(all);
    if (updates.empty())
        return 0;
    const std::vector<Change> changes = applyList(mirror, invoiceTable(), updates);
    mendPaidTimes(mirror, doubtfulPayments(updates, changes));
    int changed = 0;
    for (size_t i = 0; i < updates.size(); ++i) {
        const Outcome outcome = changes[i].outcome;
        if (outcome == Outcome::Inserted)
            said.inserted += idOf(updates[i]->resource);
        else if (outcome == Outcome::Updated || changes[i].timelineGrew)
            said.updated += idOf(updates[i]->resource);
        if (outcome == Outcome::Unchanged)
            continue;
        ++changed;
        if (updates[i]->learnedFrom == LearnedFrom::FirstSync)
            said.everything = true;
    }
    return changed;
}

void announce(const ResourceUpdate &update, ResourcesChanged &said)
{
    said.ids[typeOf(update.resource)] += idOf(update.resource);
}

template <typename T>
void applyListed(Connection &mirror, const ListTable &table, const QList<ResourceUpdate> &all,
                 ResourcesChanged &said)
{
    const ListWriter::Updates updates = only<T>(all);
    if (updates.empty())
        return;
    const std::vector<Change> changes = applyList(mirror, table, updates);
    for (size_t i = 0; i < updates.size(); ++i) {
        if (changes[i].outcome != Outcome::Unchanged || changes[i].timelineGrew)
            announce(*updates[i], said);
    }
}

template <typename T>
void applyEach(Connection &mirror, bool (*write)(Connection &, const T &),
               const QList<ResourceUpdate> &all, ResourcesChanged &said)
{
    for (const ResourceUpdate *update : only<T>(all)) {
        const bool isNewer = write(mirror, std::get<T>(update->resource));
        const bool timelineGrew = recordTransition(mirror, *update);
        if (isNewer || timelineGrew)
            announce(*update, said);
    }
}

} // namespace

int applyUpdates(Connection &mirror, const QList<ResourceUpdate> &updates, Announcement &said)
{
    const int invoices = applyInvoices(mirror, updates, said.invoices);
    applyListed<Escrow>(mirror, escrowTable(), updates, said.resources);
    applyListed<Transfer>(mirror, transferTable(), updates, said.resources);
    applyEach<EscrowAction>(mirror, writeAction, updates, said.resources);
    applyEach<Wallet>(mirror, writeWallet, updates, said.resources);
    applyEach<ReceiveAddress>(mirror, writeAddress, updates, said.resources);
    writeEvents(mirror, updates);
    return invoices;
}

} // namespace coinpay::store
