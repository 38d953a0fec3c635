// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/webhookinbox.h"

#include <QDir>
#include <QFile>

namespace coinpay::cli {

Result<QString> inboxFolder(const Session &session)
{
    const auto profiles = session.registry.list();
    if (!profiles)
        return fail(profiles.error());
    if (!profiles->isEmpty() || session.arguments.has(QStringLiteral("profile"))) {
        const auto profile = chosenProfile(session);
        if (!profile)
            return fail(profile.error());
        return session.registry.profileDir(profile->name);
    }
    QString folder = QDir(session.registry.dataDir()).filePath(QStringLiteral("listener"));
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::StorageReadOnly, QDir::toNativeSeparators(folder));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder;
}

} // namespace coinpay::cli
