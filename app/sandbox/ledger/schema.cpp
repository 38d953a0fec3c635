// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger/schema.h"

namespace coinpay::sandbox {

namespace {

// Rows are referred to by number; ids are made from them (ids.h). Times are the books' Unix
// milliseconds, amounts exact decimals in text.
constexpr const char *tables = R"(
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS invoices(
    id INTEGER PRIMARY KEY, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL, status TEXT NOT NULL, asset TEXT NOT NULL, network TEXT NOT NULL,
    amount TEXT NOT NULL, paid TEXT NOT NULL, reference TEXT NOT NULL,
    confirmations INTEGER NOT NULL, required INTEGER NOT NULL,
    tx INTEGER NOT NULL,          -- chain_txs.id, 0 for none, -1 for a seeded one
    expires_at INTEGER NOT NULL, request, callback_url TEXT, metadata TEXT,
    cancel_reason TEXT, failure TEXT);
-- Every other resource: what lists filter by in columns, the rest as JSON.
CREATE TABLE IF NOT EXISTS documents(
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, parent INTEGER NOT NULL, created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL, asset TEXT,
    request, body TEXT NOT NULL);
-- A seeded event has no data: it is rendered from its invoice and the columns paid and
-- confirmations. A repeated one has only the number of its original. A column named request holds
-- the request's id, nothing, or 1 for a request that was seeded (seededRequestId()).
CREATE TABLE IF NOT EXISTS events(
    seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, resource INTEGER NOT NULL, at INTEGER NOT NULL,
    previous TEXT, status TEXT NOT NULL, version INTEGER NOT NULL, request,
    paid TEXT, confirmations INTEGER, original INTEGER, data TEXT);
CREATE TABLE IF NOT EXISTS accounts(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, asset TEXT NOT NULL, network TEXT NOT NULL,
    amount TEXT NOT NULL, UNIQUE(name, asset, network));
-- One posting moves an amount of one asset from the debited to the credited account.
CREATE TABLE IF NOT EXISTS postings(
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL,
    amount TEXT NOT NULL, cause TEXT NOT NULL, step TEXT NOT NULL, idempotency_key TEXT);
CREATE TABLE IF NOT EXISTS chain_txs(
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, resource INTEGER NOT NULL, network TEXT NOT NULL,
    asset TEXT NOT NULL, amount TEXT NOT NULL, at INTEGER NOT NULL, height INTEGER,
    required INTEGER NOT NULL, seen INTEGER NOT NULL, settled INTEGER NOT NULL,
    idempotency_key TEXT);
CREATE TABLE IF NOT EXISTS jobs(
    id INTEGER PRIMARY KEY, due_at INTEGER NOT NULL, kind TEXT NOT NULL, resource INTEGER NOT NULL,
    request TEXT, argument TEXT);
CREATE TABLE IF NOT EXISTS tokens(
    hash TEXT PRIMARY KEY, key INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS signatures(
    hash TEXT PRIMARY KEY, idempotency_key TEXT, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS idempotency(
    key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, at INTEGER NOT NULL, status INTEGER NOT NULL,
    headers TEXT NOT NULL, body TEXT NOT NULL, resource TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS requests(
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, duration INTEGER NOT NULL, method TEXT NOT NULL,
    target TEXT NOT NULL, status INTEGER NOT NULL, code TEXT, key_id TEXT, correlation TEXT,
    idempotency_key TEXT, resource TEXT, body_hash TEXT NOT NULL, signature_valid INTEGER,
    replayed INTEGER NOT NULL);
)";

constexpr const char *indexes = R"(
CREATE INDEX IF NOT EXISTS invoices_age ON invoices(created_at);
CREATE INDEX IF NOT EXISTS invoices_status ON invoices(status, created_at);
CREATE INDEX IF NOT EXISTS invoices_asset ON invoices(asset, created_at);
CREATE INDEX IF NOT EXISTS invoices_reference ON invoices(reference);
CREATE INDEX IF NOT EXISTS invoices_open ON invoices(expires_at)
    WHERE status IN ('pending','partially_paid');
CREATE INDEX IF NOT EXISTS documents_kind ON documents(kind, created_at);
CREATE INDEX IF NOT EXISTS documents_parent ON documents(parent, kind);
CREATE INDEX IF NOT EXISTS events_resource ON events(resource, kind);
CREATE INDEX IF NOT EXISTS postings_key ON postings(idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS txs_open ON chain_txs(id) WHERE settled=0;
CREATE INDEX IF NOT EXISTS txs_height ON chain_txs(height);
CREATE INDEX IF NOT EXISTS txs_resource ON chain_txs(resource, kind);
CREATE INDEX IF NOT EXISTS jobs_due ON jobs(due_at);
CREATE INDEX IF NOT EXISTS signatures_age ON signatures(at);
CREATE INDEX IF NOT EXISTS requests_resource ON requests(resource) WHERE resource IS NOT NULL;
CREATE INDEX IF NOT EXISTS requests_key ON requests(idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS deliveries_resource ON documents(json_extract(body,'$.resource.id'))
    WHERE kind='delivery';
)";

} // namespace

void createTables(Database &database)
{
    database.execute(tables);
}

void createIndexes(Database &database)
{
    database.execute(indexes);
}

} // namespace coinpay::sandbox
