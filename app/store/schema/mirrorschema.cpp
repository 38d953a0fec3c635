// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema/schemas.h"

namespace coinpay::store {

namespace {

// invoices.key follows the order of creation as far as the order of arrival allows (see
// ListWriter), so that "newest first" of a search needs no sort. status is InvoiceStatus as a
// number, which is also its order on screen. Every order of the list has an index that ends in the
// key; where a filter has no index of its own the order's index also carries the filter's columns,
// so that what does not match is passed over without touching the table.
// paid_at is when an invoice became paid or overpaid, by the server's clock, while it is; see
// paidtimes.h.

constexpr const char *InvoicesAndLogs = R"sql(
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
    metadata                BLOB NOT NULL,
    paid_at                 INTEGER NOT NULL DEFAULT 0
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
CREATE INDEX invoices_paid ON invoices (paid_at, asset, amount_paid) WHERE paid_at > 0;

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

CREATE INDEX transitions_event ON transitions (event_id) WHERE event_id <> '';
CREATE INDEX transitions_request ON transitions (request_id) WHERE request_id <> '';

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
CREATE INDEX request_log_request ON request_log (request_id) WHERE request_id <> '';
CREATE INDEX request_log_key ON request_log (idempotency_key) WHERE idempotency_key <> '';
)sql";

// Escrows and transfers are kept as invoices are: see ListTable. What there is little of has no
// more than an index for each question.
constexpr const char *EscrowsAndWallets = R"sql(
CREATE TABLE escrows (
    key                     INTEGER PRIMARY KEY,
    id                      TEXT NOT NULL UNIQUE CHECK (id <> ''),
    version                 INTEGER NOT NULL,
    status                  INTEGER NOT NULL,
    status_text             TEXT NOT NULL,
    asset                   TEXT NOT NULL,
    amount                  TEXT NOT NULL,
    amount_key              TEXT NOT NULL,
    amount_funded           TEXT NOT NULL,
    amount_released         TEXT NOT NULL,
    amount_refunded         TEXT NOT NULL,
    deal_ref                TEXT NOT NULL,
    reference_key           TEXT NOT NULL,
    buyer_ref               TEXT NOT NULL,
    seller_ref              TEXT NOT NULL,
    network                 TEXT NOT NULL,
    confirmations           INTEGER NOT NULL,
    required_confirmations  INTEGER NOT NULL,
    request_id              TEXT NOT NULL,
    created_at              INTEGER NOT NULL,
    updated_at              INTEGER NOT NULL,
    payment_address         TEXT NOT NULL,
    tx_hash                 TEXT NOT NULL,
    expires_at              INTEGER,
    failure_code            TEXT NOT NULL,
    failure_message         TEXT NOT NULL,
    metadata                BLOB NOT NULL
);

CREATE INDEX escrows_created ON escrows (created_at);
CREATE INDEX escrows_status ON escrows (status, created_at);
CREATE INDEX escrows_asset ON escrows (asset, created_at);
CREATE INDEX escrows_status_asset ON escrows (status, asset, created_at);
CREATE INDEX escrows_amount ON escrows (asset, amount_key, created_at, status);
CREATE INDEX escrows_updated ON escrows (updated_at, created_at, status, asset);
CREATE INDEX escrows_reference ON escrows (reference_key, created_at, status, asset);

CREATE VIRTUAL TABLE escrow_search USING fts5(
    deal_ref, buyer_ref, seller_ref, id, payment_address, tx_hash, request_id,
    content='', tokenize='trigram', detail=none, columnsize=0);

CREATE TABLE escrow_counts (
    status  INTEGER NOT NULL,
    asset   TEXT NOT NULL,
    n       INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (status, asset)
) WITHOUT ROWID;

CREATE TABLE escrow_actions (
    id                      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    version                 INTEGER NOT NULL,
    kind                    TEXT NOT NULL,
    escrow_id               TEXT NOT NULL,
    asset                   TEXT NOT NULL,
    amount                  TEXT NOT NULL,
    network                 TEXT NOT NULL,
    reason                  TEXT NOT NULL,
    status                  INTEGER NOT NULL,
    status_text             TEXT NOT NULL,
    resolution              TEXT NOT NULL,
    confirmations           INTEGER NOT NULL,
    required_confirmations  INTEGER NOT NULL,
    tx_hash                 TEXT NOT NULL,
    failure_code            TEXT NOT NULL,
    failure_message         TEXT NOT NULL,
    created_at              INTEGER NOT NULL,
    updated_at              INTEGER NOT NULL,
    request_id              TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX escrow_actions_escrow ON escrow_actions (escrow_id, created_at);
CREATE INDEX escrow_actions_hash ON escrow_actions (tx_hash) WHERE tx_hash <> '';

CREATE TABLE wallets (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    version      INTEGER NOT NULL,
    label        TEXT NOT NULL,
    status       INTEGER NOT NULL,
    status_text  TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    request_id   TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE balance_sheets (
    wallet_id   TEXT PRIMARY KEY NOT NULL CHECK (wallet_id <> ''),
    version     INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    learned_at  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE balances (
    wallet_id  TEXT NOT NULL REFERENCES balance_sheets (wallet_id),
    place      INTEGER NOT NULL,
    asset      TEXT NOT NULL,
    network    TEXT NOT NULL,
    available  TEXT NOT NULL,
    pending    TEXT NOT NULL,
    PRIMARY KEY (wallet_id, place)
) WITHOUT ROWID;

CREATE TABLE addresses (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    version      INTEGER NOT NULL,
    wallet_id    TEXT NOT NULL,
    asset        TEXT NOT NULL,
    network      TEXT NOT NULL,
    address      TEXT NOT NULL,
    is_retired   INTEGER NOT NULL,
    status_text  TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    request_id   TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX addresses_wallet ON addresses (wallet_id, created_at);
CREATE INDEX addresses_address ON addresses (address);

CREATE TABLE transfers (
    key                     INTEGER PRIMARY KEY,
    id                      TEXT NOT NULL UNIQUE CHECK (id <> ''),
    version                 INTEGER NOT NULL,
    wallet_id               TEXT NOT NULL,
    status                  INTEGER NOT NULL,
    status_text             TEXT NOT NULL,
    asset                   TEXT NOT NULL,
    amount                  TEXT NOT NULL,
    amount_key              TEXT NOT NULL,
    fee                     TEXT NOT NULL,
    total                   TEXT NOT NULL,
    destination             TEXT NOT NULL,
    reference_key           TEXT NOT NULL,
    network                 TEXT NOT NULL,
    note                    TEXT NOT NULL,
    confirmations           INTEGER NOT NULL,
    required_confirmations  INTEGER NOT NULL,
    request_id              TEXT NOT NULL,
    created_at              INTEGER NOT NULL,
    updated_at              INTEGER NOT NULL,
    quote_id                TEXT NOT NULL,
    tx_hash                 TEXT NOT NULL,
    failure_code            TEXT NOT NULL,
    failure_message         TEXT NOT NULL
);

CREATE INDEX transfers_created ON transfers (created_at);
CREATE INDEX transfers_status ON transfers (status, created_at);
CREATE INDEX transfers_asset ON transfers (asset, created_at);
CREATE INDEX transfers_status_asset ON transfers (status, asset, created_at);
CREATE INDEX transfers_wallet ON transfers (wallet_id, created_at);
CREATE INDEX transfers_wallet_status ON transfers (wallet_id, status, created_at);
CREATE INDEX transfers_wallet_asset ON transfers (wallet_id, asset, created_at);
CREATE INDEX transfers_amount ON transfers (asset, amount_key, created_at, status);
CREATE INDEX transfers_updated ON transfers (updated_at, created_at, status, asset);
CREATE INDEX transfers_reference ON transfers (reference_key, created_at, status, asset);

CREATE VIRTUAL TABLE transfer_search USING fts5(
    destination, note, id, tx_hash, request_id,
    content='', tokenize='trigram', detail=none, columnsize=0);

CREATE TABLE transfer_counts (
    status     INTEGER NOT NULL,
    asset      TEXT NOT NULL,
    wallet_id  TEXT NOT NULL,
    n          INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (status, asset, wallet_id)
) WITHOUT ROWID;
)sql";

// What support staff ask of an attempt: what was signed, by which key, what was said in the headers
// (redacted before they come here), and where the time went. NULL: not known.
constexpr const char *RequestDetails = R"sql(
ALTER TABLE request_log ADD COLUMN signed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE request_log ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
ALTER TABLE request_log ADD COLUMN body_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE request_log ADD COLUMN request_headers TEXT NOT NULL DEFAULT '';
ALTER TABLE request_log ADD COLUMN answer_headers TEXT NOT NULL DEFAULT '';
ALTER TABLE request_log ADD COLUMN connection INTEGER NOT NULL DEFAULT 0;
ALTER TABLE request_log ADD COLUMN lookup_ms INTEGER;
ALTER TABLE request_log ADD COLUMN connect_ms INTEGER;
ALTER TABLE request_log ADD COLUMN send_ms INTEGER;
ALTER TABLE request_log ADD COLUMN wait_ms INTEGER;
ALTER TABLE request_log ADD COLUMN receive_ms INTEGER;
)sql";

// What the feed told, as it told it; the transitions above are what it came to.
constexpr const char *Events = R"sql(
CREATE TABLE events (
    row              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE CHECK (id <> ''),
    type             TEXT NOT NULL,
    resource_type    TEXT NOT NULL,
    resource_id      TEXT NOT NULL,
    previous_status  TEXT NOT NULL,
    status           TEXT NOT NULL,
    occurred_at      INTEGER NOT NULL,
    learned_at       INTEGER NOT NULL,
    learned_from     TEXT NOT NULL,
    request_id       TEXT NOT NULL,
    version          INTEGER NOT NULL
);

CREATE INDEX events_time ON events (occurred_at, row);
)sql";

constexpr Migration Steps[] = {
    {1, InvoicesAndLogs},
    {2, EscrowsAndWallets},
    {3, RequestDetails},
    {4, Events},
};
constexpr qint32 ApplicationId = 0x4350644d; // "CPdM"

} // namespace

const Schema &mirrorSchema()
{
    static const Schema schema{ApplicationId, Steps};
    return schema;
}

} // namespace coinpay::store
