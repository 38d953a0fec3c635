// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema/schemas.h"

namespace coinpay::store {

namespace {

// Times are milliseconds since 1970 UTC; 0 is "not yet". Enumerations are stored by name.
constexpr const char *Version1 = R"sql(
CREATE TABLE operations (
    id               TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    idempotency_key  TEXT NOT NULL UNIQUE CHECK (idempotency_key <> ''),
    kind             TEXT NOT NULL CHECK (kind <> ''),
    method           TEXT NOT NULL CHECK (method <> ''),
    target           TEXT NOT NULL CHECK (target LIKE '/%'),
    body             BLOB NOT NULL CHECK (typeof(body) = 'blob'),
    body_sha256      TEXT NOT NULL CHECK (length(body_sha256) = 64),
    resource_type    TEXT NOT NULL,
    resource_id      TEXT NOT NULL,
    reference        TEXT NOT NULL,
    amount           TEXT,
    asset            TEXT,
    state            TEXT NOT NULL CHECK (state IN ('queued', 'in_flight', 'unknown', 'accepted',
                         'settling', 'final', 'failed', 'rejected', 'needs_person')),
    attempts         INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    first_sent_at    INTEGER NOT NULL DEFAULT 0,
    next_attempt_at  INTEGER NOT NULL DEFAULT 0,
    result_id        TEXT NOT NULL DEFAULT '',
    request_id       TEXT NOT NULL DEFAULT '',
    http_status      INTEGER NOT NULL DEFAULT 0,
    code             TEXT NOT NULL DEFAULT '',
    message          TEXT NOT NULL DEFAULT '',
    -- Who is sending it: a store's own id, the process it lives in, and until when it may.
    claim_owner      TEXT NOT NULL DEFAULT '',
    claim_process    TEXT NOT NULL DEFAULT '',
    claim_until      INTEGER NOT NULL DEFAULT 0,
    CHECK ((amount IS NULL) = (asset IS NULL)),
    CHECK ((state = 'in_flight') = (claim_owner <> '')),
    CHECK (state <> 'in_flight' OR attempts > 0)
) WITHOUT ROWID;

CREATE INDEX operations_created ON operations (created_at, id);
CREATE INDEX operations_open ON operations (created_at, id)
    WHERE state NOT IN ('final', 'failed', 'rejected');
CREATE INDEX operations_due ON operations (next_attempt_at, id)
    WHERE state IN ('queued', 'unknown', 'needs_person') AND next_attempt_at > 0;
CREATE INDEX operations_in_flight ON operations (claim_until) WHERE state = 'in_flight';
CREATE INDEX operations_resource ON operations (resource_id, created_at) WHERE resource_id <> '';
CREATE INDEX operations_result ON operations (result_id, created_at) WHERE result_id <> '';

-- What a person asked for is asked for once, with one key and these bytes.
CREATE TRIGGER operations_request_is_fixed
BEFORE UPDATE OF id, idempotency_key, kind, method, target, body, body_sha256, created_at
ON operations
BEGIN
    SELECT RAISE(ABORT, 'the request of an operation never changes');
END;

CREATE TRIGGER operations_end_is_fixed
BEFORE UPDATE OF state ON operations
WHEN OLD.state IN ('final', 'failed', 'rejected') AND NEW.state <> OLD.state
BEGIN
    SELECT RAISE(ABORT, 'an operation that is over stays over');
END;

CREATE TABLE attempts (
    operation_id  TEXT NOT NULL REFERENCES operations (id),
    number        INTEGER NOT NULL CHECK (number > 0),
    started_at    INTEGER NOT NULL,
    finished_at   INTEGER NOT NULL DEFAULT 0,
    http_status   INTEGER NOT NULL DEFAULT 0,
    code          TEXT NOT NULL DEFAULT '',
    message       TEXT NOT NULL DEFAULT '',
    request_id    TEXT NOT NULL DEFAULT '',
    replayed      INTEGER NOT NULL DEFAULT 0 CHECK (replayed IN (0, 1)),
    PRIMARY KEY (operation_id, number)
) WITHOUT ROWID;

CREATE TABLE drafts (
    form        TEXT PRIMARY KEY NOT NULL CHECK (form <> ''),
    fields      BLOB NOT NULL,
    updated_at  INTEGER NOT NULL
) WITHOUT ROWID;
)sql";

// What moves money: over which network, to whom, in which batch, and what the person saw of the
// resource when they confirmed. And the address book: whom money was sent to from here.
constexpr const char *Version2 = R"sql(
ALTER TABLE operations ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE operations ADD COLUMN counterparty TEXT NOT NULL DEFAULT '';
ALTER TABLE operations ADD COLUMN batch_id TEXT NOT NULL DEFAULT '';
ALTER TABLE operations ADD COLUMN seen_version INTEGER NOT NULL DEFAULT 0
    CHECK (seen_version >= 0);

CREATE INDEX operations_batch ON operations (batch_id, created_at) WHERE batch_id <> '';

DROP TRIGGER operations_request_is_fixed;
CREATE TRIGGER operations_request_is_fixed
BEFORE UPDATE OF id, idempotency_key, kind, method, target, body, body_sha256, resource_type,
    resource_id, reference, amount, asset, created_at, network, counterparty, batch_id, seen_version
ON operations
BEGIN
    SELECT RAISE(ABORT, 'the request of an operation never changes');
END;

CREATE TABLE payees (
    network        TEXT NOT NULL,
    address        TEXT NOT NULL CHECK (address <> ''),
    label          TEXT NOT NULL DEFAULT '',
    first_used_at  INTEGER NOT NULL DEFAULT 0,
    last_used_at   INTEGER NOT NULL DEFAULT 0,
    times_used     INTEGER NOT NULL DEFAULT 0 CHECK (times_used >= 0),
    PRIMARY KEY (network, address)
) WITHOUT ROWID;
)sql";

// What a person said of an operation: when, and who.
constexpr const char *Version3 = R"sql(
ALTER TABLE operations ADD COLUMN person_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operations ADD COLUMN person_by TEXT NOT NULL DEFAULT '';
UPDATE operations SET person_at = updated_at WHERE code IN ('stopped', 'decided_by_person');
)sql";

// What people write about things: notes, and labels to find them by. `folded` is what is looked
// through.
constexpr const char *Version4 = R"sql(
CREATE TABLE notes (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    subject     TEXT NOT NULL CHECK (subject <> ''),
    text        TEXT NOT NULL CHECK (text <> ''),
    folded      TEXT NOT NULL CHECK (folded <> ''),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
);

CREATE INDEX notes_subject ON notes (subject, created_at, id);

CREATE TABLE labels (
    subject     TEXT NOT NULL CHECK (subject <> ''),
    folded      TEXT NOT NULL CHECK (folded <> ''),
    label       TEXT NOT NULL CHECK (label <> ''),
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (subject, folded)
) WITHOUT ROWID;

CREATE INDEX labels_folded ON labels (folded, created_at, subject);
)sql";

constexpr Migration Steps[] = {{1, Version1}, {2, Version2}, {3, Version3}, {4, Version4}};
constexpr qint32 ApplicationId = 0x4350644a; // "CPdJ"

} // namespace

const Schema &journalSchema()
{
    static const Schema schema{ApplicationId, Steps};
    return schema;
}

} // namespace coinpay::store
