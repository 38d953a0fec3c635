// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema/inboxschema.h"

namespace coinpay::store {

namespace {

// Times are milliseconds since 1970 UTC; 0 is "not yet". Enumerations are stored by name.
constexpr const char *Version1 = R"sql(
CREATE TABLE receipts (
    row             INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id        TEXT NOT NULL,
    event_type      TEXT NOT NULL,
    resource_id     TEXT NOT NULL,
    origin          TEXT NOT NULL CHECK (origin IN ('delivery', 'feed')),
    state           TEXT NOT NULL CHECK (state IN ('refused', 'waiting', 'handled', 'given_up')),
    received_at     INTEGER NOT NULL,
    last_at         INTEGER NOT NULL,
    times           INTEGER NOT NULL DEFAULT 1 CHECK (times > 0),
    came_differing  INTEGER NOT NULL DEFAULT 0 CHECK (came_differing IN (0, 1)),
    verdict         TEXT NOT NULL CHECK (verdict <> ''),
    scheme          TEXT NOT NULL,
    secret_id       TEXT NOT NULL,
    sentence        TEXT NOT NULL,
    advice          TEXT NOT NULL,
    headers         BLOB NOT NULL CHECK (typeof(headers) = 'blob'),
    body            BLOB NOT NULL CHECK (typeof(body) = 'blob'),
    body_size       INTEGER NOT NULL CHECK (body_size >= length(body)),
    next_try_at     INTEGER NOT NULL DEFAULT 0,
    tries           INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    last_status     INTEGER NOT NULL DEFAULT 0,
    last_error      TEXT NOT NULL DEFAULT '',
    CHECK (state = 'refused' OR event_id <> '')
);

-- What makes an event be handled once.
CREATE UNIQUE INDEX receipts_event ON receipts (event_id) WHERE state <> 'refused';
CREATE INDEX receipts_resource ON receipts (resource_id, row)
    WHERE state <> 'refused' AND resource_id <> '';
CREATE INDEX receipts_refused ON receipts (row) WHERE state = 'refused';
CREATE INDEX receipts_waiting ON receipts (next_try_at, row) WHERE state = 'waiting';

CREATE TRIGGER receipts_stay_refused
BEFORE UPDATE OF state ON receipts
WHEN (OLD.state = 'refused') <> (NEW.state = 'refused')
BEGIN
    SELECT RAISE(ABORT, 'what was refused stays refused');
END;

CREATE TABLE forwards (
    receipt      INTEGER NOT NULL REFERENCES receipts (row) ON DELETE CASCADE,
    number       INTEGER NOT NULL CHECK (number > 0),
    url          TEXT NOT NULL,
    started_at   INTEGER NOT NULL,
    duration_ms  INTEGER NOT NULL DEFAULT -1,
    status       INTEGER NOT NULL DEFAULT 0,
    error        TEXT NOT NULL DEFAULT '',
    answer       BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (receipt, number)
) WITHOUT ROWID;

CREATE TABLE listener_values (
    name   TEXT PRIMARY KEY NOT NULL,
    value  TEXT NOT NULL
) WITHOUT ROWID;
)sql";

// Bytes that grew old are dropped; what says that an event was handled stays. How much is kept is
// counted as it changes, whoever changes it.
constexpr const char *Version2 = R"sql(
ALTER TABLE receipts ADD COLUMN dropped_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipts ADD COLUMN body_sha256 TEXT NOT NULL DEFAULT '';

CREATE INDEX receipts_with_bytes ON receipts (received_at, row)
    WHERE dropped_at = 0 AND state <> 'waiting';

CREATE TABLE kept_bytes (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    bytes     INTEGER NOT NULL
);
INSERT INTO kept_bytes SELECT 1, ifnull(sum(length(headers) + length(body)), 0) FROM receipts;

CREATE TRIGGER receipts_bytes_come AFTER INSERT ON receipts
BEGIN
    UPDATE kept_bytes SET bytes = bytes + length(NEW.headers) + length(NEW.body);
END;

CREATE TRIGGER receipts_bytes_change AFTER UPDATE OF headers, body ON receipts
BEGIN
    UPDATE kept_bytes SET bytes = bytes + length(NEW.headers) + length(NEW.body)
                                  - length(OLD.headers) - length(OLD.body);
END;

CREATE TRIGGER receipts_bytes_go AFTER DELETE ON receipts
BEGIN
    UPDATE kept_bytes SET bytes = bytes - length(OLD.headers) - length(OLD.body);
END;
)sql";

constexpr Migration Steps[] = {{1, Version1}, {2, Version2}};
constexpr qint32 ApplicationId = 0x43506457; // "CPdW"

} // namespace

const Schema &inboxSchema()
{
    static const Schema schema{ApplicationId, Steps};
    return schema;
}

} // namespace coinpay::store
