// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicerow.h"
#include "store/readerprivate.h"
#include "store/requestlogreader.h"

#include <QCoreApplication>

namespace coinpay {

using namespace store;

Refusal store::notFound(const QString &id)
{
    //: %1 is an id
    const QString sentence = QCoreApplication::translate("coinpay::store", "%1 is not known here.");
    return Refusal(Error{ErrorKind::NotFound, sentence.arg(id), {}, {}, 0, {}, {}});
}

Reader::Reader(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const QString &profileDir)
{
    return guarded(
        [&] { return std::unique_ptr<Reader>(new Reader(std::make_unique<Private>(profileDir))); });
}

Result<Invoice> Reader::invoice(const QString &id)
{
    return guarded([&] {
        Query found = d->m_mirror.query(std::string("SELECT ") + InvoiceRowColumns + ", " +
                                        InvoiceDetailColumns + " FROM invoices i WHERE i.id = ?");
        found.bindAll(id);
        if (!found.step())
            throw notFound(id);
        return readInvoice(found);
    });
}

Result<QList<Transition>> Reader::transitions(const QString &resourceId)
{
    return guarded([&] {
        QList<Transition> all;
        Query found = d->m_mirror.query(
            "SELECT version, from_status, to_status, occurred_at, learned_at, learned_from, "
            "request_id, event_id, confirmations, required_confirmations FROM transitions "
            "WHERE resource_id = ? ORDER BY version");
        found.bindAll(resourceId);
        while (found.step()) {
            Transition step;
            step.resourceId = resourceId;
            step.version = found.number(0);
            step.fromStatus = found.text(1);
            // An answer does not say where it came from; the step right before it does.
            if (step.fromStatus.isEmpty() && !all.isEmpty() &&
                all.last().version + 1 == step.version) {
                step.fromStatus = all.last().toStatus;
            }
            step.toStatus = found.text(2);
            step.occurredAt = found.number(3);
            step.learnedAt = found.number(4);
            step.learnedFrom = learnedFromFromName(found.text(5));
            step.requestId = found.text(6);
            step.eventId = found.text(7);
            step.confirmations = found.small(8);
            step.requiredConfirmations = found.small(9);
            all += step;
        }
        return all;
    });
}

Result<QString> Reader::syncValue(const QString &name)
{
    return guarded([&] {
        Query found = d->m_mirror.query("SELECT value FROM sync_values WHERE name = ?");
        found.bindAll(name);
        return found.step() ? found.text(0) : QString();
    });
}

Result<QList<RequestLogEntry>> Reader::requestLog(int limit, const QString &resourceOrCorrelationId)
{
    return guarded([&] { return readRequests(d->m_mirror, limit, resourceOrCorrelationId); });
}

} // namespace coinpay
