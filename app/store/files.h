// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/sqlite/connection.h"

#include <memory>

namespace coinpay::store {

[[nodiscard]] QString journalPath(const QString &profileDir);
[[nodiscard]] QString mirrorPath(const QString &profileDir);
//! A file whose presence says that the mirror was found damaged in use: the next start rebuilds it.
[[nodiscard]] QString mirrorDamageMark(const QString &mirror);

//! A power cut may lose the newest commits of a cache; it never tears it. The page cache is for the
//! writer's bursts, and the log grows to 16 MiB before hot index pages are copied from it: a first
//! sync touches the same ones again and again. What is deleted is no secret and needs no zeroing.
inline constexpr char MirrorSettings[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16384; "
    "PRAGMA wal_autocheckpoint=4096; PRAGMA journal_size_limit=67108864; "
    "PRAGMA secure_delete=OFF";

//! A profile's two files, opened for writing.
struct Files
{
    std::unique_ptr<Connection> journal;
    std::unique_ptr<Connection> mirror;
    bool mirrorWasRebuilt = false;
};

//! Makes what is missing and migrates what is old. Throws Refusal (StorageDamaged, with the place
//! of the file) for a journal that cannot be trusted, and leaves it as it is; sets such a mirror
//! aside. One process at a time does this for a profile.
[[nodiscard]] Files openFiles(const QString &profileDir, const Clock &clock);

} // namespace coinpay::store
