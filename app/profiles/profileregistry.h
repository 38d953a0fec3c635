// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <QList>

namespace coinpay {

//! The profiles of one data directory: DIR/profiles.json (no secrets), written atomically under a
//! lock file so that the window and the command line can both change it. Every call reads the file
//! afresh. Errors: StorageReadOnly, StorageFull, StorageDamaged (kept, explained, never
//! overwritten), StorageFault.
class ProfileRegistry
{
public:
    explicit ProfileRegistry(QString dataDir);

    //! $XDG_DATA_HOME/coinpay-desk or the platform's equal.
    [[nodiscard]] static QString defaultDataDir();

    [[nodiscard]] QString dataDir() const { return m_dataDir; }

    //! DIR/profiles/NAME, made (0700) when it is missing.
    [[nodiscard]] Result<QString> profileDir(const QString &name) const;

    [[nodiscard]] Result<QList<Profile>> list() const;
    [[nodiscard]] Result<Profile> find(const QString &name) const;
    //! The one that was used last, else the only one. NotFound with a sentence when there is none.
    [[nodiscard]] Result<Profile> current() const;
    [[nodiscard]] Done setCurrent(const QString &name) const;
    //! checkProfile() first; InvalidInput when the name is taken.
    [[nodiscard]] Done add(const Profile &profile) const;
    [[nodiscard]] Done replace(const Profile &profile) const;
    //! Forgets the profile and deletes its folder, journal included: the caller has asked the
    //! person.
    [[nodiscard]] Done remove(const QString &name) const;

private:
    QString m_dataDir;
};

} // namespace coinpay
