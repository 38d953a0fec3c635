// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/connection.h"

#include <span>

namespace coinpay::store {

//! One step of a schema: what leads from the version before it to `version`.
struct Migration
{
    int version = 0;
    const char *sql = "";
};

//! A file's identity and the steps that make it, oldest first; versions count from 1.
struct Schema
{
    qint32 applicationId = 0; //!< in the file's header, so that no other database is taken for it
    std::span<const Migration> migrations;

    [[nodiscard]] int version() const { return migrations.empty() ? 0 : migrations.back().version; }
};

//! What a file turns out to be, found without changing a byte of it.
enum class FileState {
    Missing,
    Current,
    Old,     //!< an earlier version of ours
    TooNew,  //!< a later version of ours
    Foreign, //!< a database, but not this one
    Damaged, //!< not a database, or its pages contradict each other
};

enum class Check {
    Quick, //!< the header and the schema; constant time
    Whole, //!< every page (PRAGMA quick_check)
};

//! Throws Failure only for what is not the file's own fault (permissions, another process).
[[nodiscard]] FileState inspect(const QString &path, const Schema &schema, Check check);

//! Makes a new file under another name and then renames it: an empty one is damage, never a
//! beginning.
void makeWhole(const QString &path, const Schema &schema, qint64 nowMs);

//! Copies the database, with what its write-ahead log holds, to a new file and syncs it.
void backUp(Connection &connection, const QString &target);

//! Brings a file to the schema's version, each step in a transaction of its own. With `backups`,
//! the file as it was stands beside it first, as "<name>.v<version>-backup-<UTC time>".
void migrate(Connection &connection, const Schema &schema, bool backups, qint64 nowMs);

} // namespace coinpay::store
