// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema/schemas.h"

namespace coinpay::store {

namespace {

// invoices.key follows the order of creation as far as the order of arrival allows (see
// InvoiceWriter), so that "newest first" of a search needs no sort. status is InvoiceStatus as a
// number, which is also its order on screen. Every order of the list has an index that ends in the
// key; where a filter has no index of its own the order's index also carries the filter's columns,
// so that what does not match is passed over without touching the table.
constexpr const char *Version = R"sql(
CREATE TABLE invoices (
    key                     INTEGER PRIMARY KEY,
    id                      TEXT NOT NULL UNIQUE CHECK (id <> ''),
    version                 INTEGER NOT NULL,
    status                  INTEGER NOT NULL,
    status_text             TEXT NOT NULL,
    asset                   TEXT NOT NULL,
    amount                  TEXT NOT NULL,
    amount_key              TEXT NOT NULL,
    amount_paid             TEXT NOT NULL,
    reference               TEXT NOT NULL,
    reference_key           TEXT NOT NULL,
    network                 TEXT NOT NULL,
    confirmations           INTEGER NOT NULL,
    required_confirmations  INTEGER NOT NULL,
    request_id              TEXT NOT NULL,
    created_at              INTEGER NOT NULL,
    updated_at              INTEGER NOT NULL,
    payment_address         TEXT NOT NULL,
    tx_hash                 TEXT NOT NULL,
    expires_at              INTEGER,
    callback_url            TEXT NOT NULL,
    cancel_reason           TEXT NOT NULL,
    failure_code            TEXT NOT NULL,
    failure_message         TEXT NOT NULL,
    metadata                BLOB NOT NULL
);

CREATE INDEX invoices_created ON invoices (created_at);
CREATE INDEX invoices_status ON invoices (status, created_at);
CREATE INDEX invoices_asset ON invoices (asset, created_at);
CREATE INDEX invoices_status_asset ON invoices (status, asset, created_at);
CREATE INDEX invoices_amount ON invoices (asset, amount_key, created_at, status);
CREATE INDEX invoices_updated ON invoices (updated_at, created_at, status, asset);
CREATE INDEX invoices_reference ON invoices (reference_key, created_at, status, asset);
CREATE INDEX invoices_confirmations ON invoices (confirmations, created_at, status, asset);
CREATE INDEX invoices_request ON invoices (request_id, created_at, status, asset);

-- Which trigram stands in which invoice, and nothing else: the text itself is in invoices, where
-- every candidate is looked at again. A third of the size of an index that knows positions.
CREATE VIRTUAL TABLE invoice_search USING fts5(
    reference, id, payment_address, tx_hash, request_id,
    content='', tokenize='trigram', detail=none, columnsize=0);

CREATE TABLE invoice_counts (
    status  INTEGER NOT NULL,
    asset   TEXT NOT NULL,
    n       INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (status, asset)
) WITHOUT ROWID;

CREATE TABLE transitions (
    resource_id             TEXT NOT NULL,
    version                 INTEGER NOT NULL,
    from_status             TEXT NOT NULL,
    to_status               TEXT NOT NULL,
    occurred_at             INTEGER NOT NULL,
    learned_at              INTEGER NOT NULL,
    learned_from            TEXT NOT NULL,
    request_id              TEXT NOT NULL,
    event_id                TEXT NOT NULL,
    confirmations           INTEGER NOT NULL,
    required_confirmations  INTEGER NOT NULL,
    PRIMARY KEY (resource_id, version)
) WITHOUT ROWID;

CREATE TABLE sync_values (
    name   TEXT PRIMARY KEY NOT NULL,
    value  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE request_log (
    row              INTEGER PRIMARY KEY,
    started_at       INTEGER NOT NULL,
    method           TEXT NOT NULL,
    target           TEXT NOT NULL,
    http_status      INTEGER NOT NULL,
    request_id       TEXT NOT NULL,
    correlation_id   TEXT NOT NULL,
    idempotency_key  TEXT NOT NULL,
    resource_id      TEXT NOT NULL,
    attempt          INTEGER NOT NULL,
    duration_ms      INTEGER NOT NULL,
    bytes_sent       INTEGER NOT NULL,
    bytes_received   INTEGER NOT NULL,
    tls_version      TEXT NOT NULL,
    http_version     TEXT NOT NULL,
    outcome          TEXT NOT NULL,
    flags            TEXT NOT NULL
);

CREATE INDEX request_log_resource ON request_log (resource_id) WHERE resource_id <> '';
CREATE INDEX request_log_correlation ON request_log (correlation_id) WHERE correlation_id <> '';
)sql";

constexpr Migration Steps[] = {{1, Version}};
constexpr qint32 ApplicationId = 0x4350644d; // "CPdM"

} // namespace

const Schema &mirrorSchema()
{
    static const Schema schema{ApplicationId, Steps};
    return schema;
}

} // namespace coinpay::store
