// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tracefinder.h"

#include "store/columns.h"
#include "store/notebook.h"
#include "store/operationrow.h"
#include "store/operationsearch.h"
#include "store/requestlogreader.h"

#include <algorithm>

namespace coinpay::store {

namespace {

//! Where an id may stand, and of what it is then.
struct Home
{
    const char *sql;
    FoundKind kind;
    FoundBy by;
};

constexpr Home Homes[] = {
    {"SELECT id FROM invoices WHERE id = ?", FoundKind::Invoice, FoundBy::Id},
    {"SELECT id FROM escrows WHERE id = ?", FoundKind::Escrow, FoundBy::Id},
    {"SELECT id FROM transfers WHERE id = ?", FoundKind::Transfer, FoundBy::Id},
    {"SELECT id FROM wallets WHERE id = ?", FoundKind::Wallet, FoundBy::Id},
    {"SELECT escrow_id FROM escrow_actions WHERE id = ?", FoundKind::Escrow, FoundBy::ActionId},
    {"SELECT wallet_id FROM addresses WHERE id = ?", FoundKind::Wallet, FoundBy::AddressId},
};

//! Of ids that many rows bear (a request that made a whole batch) so many are told.
constexpr std::string_view Few = " LIMIT 50";
constexpr int MostNoted = 50;

//! A wallet is where money comes from, not what an unanswered sending of it is about.
bool isAboutItsResource(OperationKind kind)
{
    return kind != OperationKind::SendTransfer && kind != OperationKind::CreateAddress;
}

//! Matches texts that begin with ?1 by their bytes, along an index.
std::string beginsWith(const char *column)
{
    const std::string name = column;
    return name + " <> '' AND " + name + " >= ?1 AND " + name + " < ?1 || char(1114111)";
}

} // namespace

void FoundList::add(const Found &found)
{
    const bool isKnown = std::any_of(m_all.begin(), m_all.end(), [&](const Found &other) {
        return other.kind == found.kind && other.id == found.id;
    });
    if (!isKnown && !isFull())
        m_all += found;
}

bool TraceFinder::addResource(const QString &resourceId, FoundBy by)
{
    for (const Home &home : Homes) {
        Query found = m_mirror.query(home.sql);
        found.bindAll(resourceId);
        if (!found.step())
            continue;
        const QString id = found.text(0);
        const QString part = id == resourceId ? QString() : resourceId;
        m_into.add({home.kind, id, by == FoundBy::Id ? home.by : by, part});
        return true;
    }
    return false;
}

void TraceFinder::addOperation(const Operation &operation, FoundBy by)
{
    const auto &request = operation.request;
    const QString about = operation.resultId.isEmpty() && isAboutItsResource(request.kind)
                              ? request.resourceId
                              : operation.resultId;
    if (about.isEmpty() || !addResource(about, by))
        m_into.add({FoundKind::Operation, operation.id, by, operation.id});
}

void TraceFinder::eachResource(std::string_view sql, FoundBy by)
{
    Query found = m_mirror.query(std::string(sql) + std::string(Few));
    found.bindAll(m_text);
    while (!m_into.isFull() && found.step())
        addResource(found.text(0), by);
}

void TraceFinder::eachOperation(std::string_view rest, FoundBy by)
{
    Query found = m_journal.query(
        selectOperations(std::string(rest) + " ORDER BY created_at DESC, id DESC LIMIT 50"));
    found.bindAll(m_text);
    while (!m_into.isFull() && found.step())
        addOperation(readOperation(found), by);
}

void TraceFinder::eachCall(std::string_view condition, FoundBy by)
{
    Query found = m_mirror.query(std::string(SelectRequests) + "WHERE " + std::string(condition) +
                                 " ORDER BY row DESC" + std::string(Few));
    found.bindAll(m_text);
    while (!m_into.isFull() && found.step()) {
        const RequestLogEntry call = readRequest(found);
        if (!call.resourceId.isEmpty() && addResource(call.resourceId, by))
            continue;
        if (const auto operation = findOperation(m_journal, call.correlationId))
            addOperation(*operation, by);
        else if (!call.requestId.isEmpty())
            m_into.add({FoundKind::Request, call.requestId, by, {}});
    }
}

void TraceFinder::byIds()
{
    addResource(m_text, FoundBy::Id);
    eachOperation("WHERE id = ?", FoundBy::OperationId);
    eachOperation("WHERE idempotency_key = ?", FoundBy::IdempotencyKey);
    eachOperation("WHERE batch_id = ? AND batch_id <> ''", FoundBy::BatchId);
    eachResource("SELECT resource_id FROM transitions WHERE event_id = ? AND event_id <> ''",
                 FoundBy::EventId);
    eachOperation("WHERE id IN (SELECT operation_id FROM attempts WHERE request_id = ?1)",
                  FoundBy::RequestId);
    eachResource("SELECT resource_id FROM transitions WHERE request_id = ? AND request_id <> ''",
                 FoundBy::RequestId);
    eachResource("SELECT id FROM invoices WHERE request_id = ?", FoundBy::RequestId);
    eachCall("request_id = ? AND request_id <> ''", FoundBy::RequestId);
    eachCall("correlation_id = ? AND correlation_id <> ''", FoundBy::CorrelationId);
    eachCall("idempotency_key = ? AND idempotency_key <> ''", FoundBy::IdempotencyKey);
}

void TraceFinder::byReferences()
{
    const QString key = referenceKey(m_text);
    const auto each = [&](const char *sql, FoundKind kind, FoundBy by) {
        Query found =
            m_mirror.query(std::string(sql) + " ORDER BY created_at DESC" + std::string(Few));
        found.bindAll(key);
        while (!m_into.isFull() && found.step()) {
            // The key is cut where the reference is very long.
            if (found.text(1).compare(m_text, Qt::CaseInsensitive) == 0)
                m_into.add({kind, found.text(0), by, {}});
        }
    };
    each("SELECT id, reference FROM invoices WHERE reference_key = ?", FoundKind::Invoice,
         FoundBy::Reference);
    each("SELECT id, deal_ref FROM escrows WHERE reference_key = ?", FoundKind::Escrow,
         FoundBy::Reference);
    each("SELECT id, destination FROM transfers WHERE reference_key = ?", FoundKind::Transfer,
         FoundBy::Address);
}

void TraceFinder::byHashes()
{
    // Chains that write hashes in hex do so in either case.
    Query found =
        m_mirror.query("SELECT id FROM escrow_actions WHERE tx_hash IN (?1, lower(?1), upper(?1)) "
                       "AND tx_hash <> '' LIMIT 50");
    found.bindAll(m_text);
    while (!m_into.isFull() && found.step())
        addResource(found.text(0), FoundBy::TransactionHash);
}

void TraceFinder::byAddresses()
{
    // A checksum in the case of its letters is often lost on the way. There are few of these.
    Query found =
        m_mirror.query("SELECT id FROM addresses WHERE address = ? COLLATE NOCASE LIMIT 50");
    found.bindAll(m_text);
    while (!m_into.isFull() && found.step())
        addResource(found.text(0), FoundBy::Address);
}

void TraceFinder::eachSubject(const QStringList &subjects, FoundBy by)
{
    for (const QString &subject : subjects) {
        if (m_into.isFull() || addResource(subject, by))
            continue;
        if (const auto operation = findOperation(m_journal, subject))
            addOperation(*operation, by);
    }
}

void TraceFinder::byLabels()
{
    eachSubject(subjectsLabelled(m_journal, m_text, MostNoted), FoundBy::Label);
}

void TraceFinder::byNotes()
{
    eachSubject(subjectsNoted(m_journal, m_text, MostNoted), FoundBy::Note);
}

void TraceFinder::byPieces()
{
    eachResource("SELECT id FROM escrow_actions WHERE " + beginsWith("id"), FoundBy::Piece);
    eachResource("SELECT id FROM addresses WHERE " + beginsWith("id"), FoundBy::Piece);
    eachResource("SELECT id FROM addresses WHERE " + beginsWith("address"), FoundBy::Piece);
    eachResource("SELECT id FROM escrow_actions WHERE " + beginsWith("tx_hash"), FoundBy::Piece);
    eachResource("SELECT resource_id FROM transitions WHERE " + beginsWith("event_id"),
                 FoundBy::Piece);
    eachResource("SELECT resource_id FROM transitions WHERE " + beginsWith("request_id"),
                 FoundBy::Piece);
    OperationQuery query;
    query.search = m_text;
    for (const Operation &operation : operationPage(m_journal, query, {}, 50)) {
        if (!m_into.isFull())
            addOperation(operation, FoundBy::Piece);
    }
    if (!m_into.isFull())
        eachCall(beginsWith("request_id"), FoundBy::Piece);
}

} // namespace coinpay::store
