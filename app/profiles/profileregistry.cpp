// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profileregistry.h"

#include "core/processlock.h"
#include "core/text.h"
#include "profiles/profilefile.h"
#include "profiles/profilename.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <functional>

namespace coinpay {

namespace {

constexpr int LockPatienceMs = 10'000; // the other one only rewrites a small file

const QFile::Permissions ownerOnly =
    QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner; // 0700, of folders

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProfileRegistry)
};

QString filePath(const QString &dataDir)
{
    return dataDir + QLatin1String("/profiles.json");
}

QString folderPath(const QString &dataDir, const QString &name)
{
    return dataDir + QLatin1String("/profiles/") + name;
}

Done makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QString parent = QFileInfo(path).path();
    if (parent != path) {
        if (auto made = makeFolder(parent); !made)
            return made;
    }
    errno = 0;
    const bool made = QDir().mkdir(path, ownerOnly);
    const int reason = errno;
    // Somebody else may have made it a moment ago, which is as good.
    if (!made && !QFileInfo(path).isDir())
        return fail(storageError(reason, path));
    return {};
}

tl::unexpected<Error> noSuch(const QString &name)
{
    return fail(ErrorKind::NotFound,
                Text::tr("There is no profile named %1.").arg(displayText(name, 60)));
}

qsizetype indexOf(const ProfileFile &file, const QString &name)
{
    const auto found = std::ranges::find_if(
        file.profiles, [&](const Profile &profile) { return profile.name == name; });
    return found == file.profiles.end() ? -1 : std::distance(file.profiles.begin(), found);
}

//! Folders are the same for both on many file systems.
bool isTaken(const ProfileFile &file, const QString &name)
{
    return std::ranges::any_of(file.profiles, [&](const Profile &profile) {
        return profile.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

//! Reads, lets `change` change, writes: nobody else in between.
Done changeFile(const QString &dataDir, const std::function<Done(ProfileFile &)> &change)
{
    if (auto made = makeFolder(dataDir); !made)
        return made;
    ProcessLock lock(dataDir + QLatin1String("/profiles.lock"));
    switch (lock.tryLock(LockPatienceMs)) {
    case ProcessLock::Outcome::Taken: break;
    case ProcessLock::Outcome::Busy:
        return fail(ErrorKind::StorageBusy,
                    Text::tr("Another CoinPay program is changing the profiles. Try again in a "
                             "moment."));
    case ProcessLock::Outcome::NotPossible: return fail(storageError(lock.systemError(), dataDir));
    }
    auto file = readProfileFile(filePath(dataDir));
    if (!file)
        return fail(file.error());
    if (auto changed = change(*file); !changed)
        return changed;
    return writeProfileFile(filePath(dataDir), *file);
}

//! Only the link, when somebody put a link there: never what it points to.
bool removeFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink())
        return QFile::remove(path);
    return !info.exists() || QDir(path).removeRecursively();
}

} // namespace

ProfileRegistry::ProfileRegistry(QString dataDir)
    : m_dataDir(std::move(dataDir))
{
}

QString ProfileRegistry::defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QLatin1String("/coinpay-desk");
}

Result<QString> ProfileRegistry::profileDir(const QString &name) const
{
    if (const QString fault = profileNameFault(name); !fault.isEmpty())
        return fail(ErrorKind::InvalidInput, fault);
    const QString path = folderPath(m_dataDir, name);
    if (const auto made = makeFolder(path); !made)
        return fail(made.error());
    return path;
}

Result<QList<Profile>> ProfileRegistry::list() const
{
    return readProfileFile(filePath(m_dataDir)).map([](const ProfileFile &file) {
        return file.profiles;
    });
}

Result<Profile> ProfileRegistry::find(const QString &name) const
{
    const auto file = readProfileFile(filePath(m_dataDir));
    if (!file)
        return fail(file.error());
    const qsizetype index = indexOf(*file, name);
    if (index < 0)
        return noSuch(name);
    return file->profiles.at(index);
}

Result<Profile> ProfileRegistry::current() const
{
    const auto file = readProfileFile(filePath(m_dataDir));
    if (!file)
        return fail(file.error());
    if (const qsizetype index = indexOf(*file, file->current); index >= 0)
        return file->profiles.at(index);
    if (file->profiles.size() == 1)
        return file->profiles.first();
    if (file->profiles.isEmpty())
        return fail(ErrorKind::NotFound, Text::tr("There is no profile yet. Add one first."));
    QStringList names;
    for (const Profile &profile : file->profiles)
        names.append(profile.name);
    return fail(ErrorKind::NotFound, Text::tr("Say which profile: %1", "%1 names, with commas")
                                         .arg(names.join(QLatin1String(", "))));
}

Done ProfileRegistry::setCurrent(const QString &name) const
{
    // Nearly every start opens the profile that was open last: no disk to wait for.
    const auto now = readProfileFile(filePath(m_dataDir));
    if (now && now->current == name && indexOf(*now, name) >= 0)
        return {};
    return changeFile(m_dataDir, [&](ProfileFile &file) -> Done {
        if (indexOf(file, name) < 0)
            return noSuch(name);
        file.current = name;
        return {};
    });
}

Done ProfileRegistry::add(const Profile &profile) const
{
    if (auto checked = checkProfile(profile); !checked)
        return checked;
    return changeFile(m_dataDir, [&](ProfileFile &file) -> Done {
        if (isTaken(file, profile.name)) {
            const QString message =
                Text::tr("There is a profile named %1 already. Choose another name.")
                    .arg(profile.name);
            return fail(Error{ErrorKind::InvalidInput,
                              message,
                              {},
                              {},
                              0,
                              {},
                              {{QStringLiteral("name"), QStringLiteral("taken"), message}}});
        }
        file.profiles.append(profile);
        return {};
    });
}

Done ProfileRegistry::replace(const Profile &profile) const
{
    if (auto checked = checkProfile(profile); !checked)
        return checked;
    return changeFile(m_dataDir, [&](ProfileFile &file) -> Done {
        const qsizetype index = indexOf(file, profile.name);
        if (index < 0)
            return noSuch(profile.name);
        file.profiles[index] = profile;
        return {};
    });
}

Done ProfileRegistry::remove(const QString &name) const
{
    // Moved aside first, in one step: a profile of the same name, made later, must never find the
    // rest of an old journal. The dot keeps it apart from every name a profile can have.
    const QString aside = folderPath(
        m_dataDir, QLatin1String(".removed-") + QUuid::createUuid().toString(QUuid::WithoutBraces));
    Done forgotten = changeFile(m_dataDir, [&](ProfileFile &file) -> Done {
        const qsizetype index = indexOf(file, name);
        if (index < 0)
            return noSuch(name);
        file.profiles.removeAt(index);
        if (file.current == name)
            file.current.clear();
        const QString folder = folderPath(m_dataDir, name);
        errno = 0;
        if ((QFileInfo::exists(folder) || QFileInfo(folder).isSymLink()) &&
            !QFile::rename(folder, aside))
            return fail(storageError(errno, folder));
        return {};
    });
    if (!forgotten) {
        if (QFileInfo::exists(aside))
            QFile::rename(aside, folderPath(m_dataDir, name));
        return forgotten;
    }
    if (!removeFolder(aside))
        return fail(
            ErrorKind::StorageFault,
            Text::tr("The profile is gone, but its folder could not be deleted: %1").arg(aside));
    return {};
}

} // namespace coinpay
