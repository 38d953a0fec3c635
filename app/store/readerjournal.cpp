// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/notebook.h"
#include "store/operationrow.h"
#include "store/payeebook.h"
#include "store/readerprivate.h"

#include <functional>

namespace coinpay {

using namespace store;

namespace {

QList<Operation> readOperations(Connection &journal, std::string_view rest,
                                const std::function<void(Query &)> &bind)
{
    QList<Operation> all;
    Query query = journal.query(selectOperations(rest));
    bind(query);
    while (query.step())
        all += readOperation(query);
    return all;
}

} // namespace

Result<QList<Payee>> Reader::payees()
{
    return guarded([&] { return readPayees(d->m_journal); });
}

Result<std::optional<Payee>> Reader::payee(const QString &network, const QString &address)
{
    return guarded([&] { return findPayee(d->m_journal, network, address); });
}

Result<QList<Note>> Reader::notes(const QString &subject)
{
    return guarded([&] { return readNotes(d->m_journal, subject); });
}

Result<QStringList> Reader::labels(const QString &subject)
{
    return guarded([&] { return readLabels(d->m_journal, subject); });
}

Result<QStringList> Reader::knownLabels(int limit)
{
    return guarded([&] { return readKnownLabels(d->m_journal, limit); });
}

Result<Operation> Reader::operation(const QString &id)
{
    return guarded([&] { return orNotFound(findOperation(d->m_journal, id), id); });
}

Result<QList<Operation>> Reader::operations(int limit, qint64 offset)
{
    return guarded([&] {
        return readOperations(d->m_journal, "ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?",
                              [&](Query &query) { query.bindAll(limit, offset); });
    });
}

Result<QList<Operation>> Reader::openOperations(int limit)
{
    return guarded([&] {
        return readOperations(d->m_journal,
                              "WHERE state NOT IN ('final', 'failed', 'rejected') "
                              "ORDER BY created_at, id LIMIT ?",
                              [&](Query &query) { query.bindAll(limit); });
    });
}

Result<QList<Operation>> Reader::operationsOf(const QString &resourceId)
{
    return guarded([&] {
        return readOperations(
            d->m_journal,
            "WHERE id IN (SELECT id FROM operations WHERE resource_id = ?1 AND resource_id <> '' "
            "UNION SELECT id FROM operations WHERE result_id = ?1 AND result_id <> '') "
            "ORDER BY created_at DESC, id DESC",
            [&](Query &query) { query.bindAll(resourceId); });
    });
}

Result<QList<Attempt>> Reader::attempts(const QString &operationId)
{
    return guarded([&] {
        QList<Attempt> all;
        Query found = d->m_journal.query(
            "SELECT number, started_at, finished_at, http_status, code, message, request_id, "
            "replayed FROM attempts WHERE operation_id = ? ORDER BY number");
        found.bindAll(operationId);
        while (found.step()) {
            all += Attempt{operationId,     found.small(0), found.number(1),
                           found.number(2), found.small(3), found.text(4),
                           found.text(5),   found.text(6),  found.number(7) != 0};
        }
        return all;
    });
}

Result<QByteArray> Reader::draft(const QString &form)
{
    return guarded([&] {
        Query found = d->m_journal.query("SELECT fields FROM drafts WHERE form = ?");
        found.bindAll(form);
        return found.step() ? found.bytes(0) : QByteArray();
    });
}

} // namespace coinpay
