// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <QList>

namespace coinpay {

//! What profiles.json says.
struct ProfileFile
{
    QString current; //!< the profile used last; empty when none was
    QList<Profile> profiles;
};

//! A file that is not there reads as no profiles. StorageDamaged when it cannot be understood as a
//! whole: half a list of profiles is worse than none.
[[nodiscard]] Result<ProfileFile> readProfileFile(const QString &path);
//! Atomically, readable by its owner alone.
[[nodiscard]] Done writeProfileFile(const QString &path, const ProfileFile &file);

//! Writes a file whole or not at all, readable by its owner alone.
[[nodiscard]] Done writeOwnFile(const QString &path, const QByteArray &bytes);

//! The storage error that the system's error number means, about this path.
[[nodiscard]] Error storageError(int systemError, const QString &path);

} // namespace coinpay
