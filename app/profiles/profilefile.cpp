// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profilefile.h"

#include "core/text.h"
#include "core/timestamp.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>

#include <cerrno>
#include <cstring>

namespace coinpay {

namespace {

constexpr int Format = 1;
constexpr qint64 MaxFileSize = 4 * 1024 * 1024; // hundreds of profiles with pinned certificates

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProfileFile)
};

Error error(ErrorKind kind, const QString &message)
{
    return Error{kind, message, {}, {}, 0, {}, {}};
}

tl::unexpected<Error> damaged(const QString &path, const QString &why)
{
    return fail(ErrorKind::StorageDamaged,
                Text::tr("%1 cannot be used and was left as it is: %2 Repair the file, or move it "
                         "away to begin anew.",
                         "%1 a file, %2 a sentence")
                    .arg(QDir::toNativeSeparators(path), why));
}

QJsonObject toJson(const Profile &profile)
{
    return {{QStringLiteral("name"), profile.name},
            {QStringLiteral("url"), profile.url.toString(QUrl::FullyEncoded)},
            {QStringLiteral("key_id"), profile.keyId},
            {QStringLiteral("ca"), QString::fromUtf8(profile.caPem)},
            {QStringLiteral("environment"), environmentName(profile.environment)},
            {QStringLiteral("created_at"), formatTimestamp(profile.createdAt)}};
}

Result<Profile> fromJson(const QJsonObject &json)
{
    Profile profile;
    profile.name = json.value(QStringLiteral("name")).toString();
    profile.url = QUrl(json.value(QStringLiteral("url")).toString(), QUrl::StrictMode);
    profile.keyId = json.value(QStringLiteral("key_id")).toString();
    profile.caPem = json.value(QStringLiteral("ca")).toString().toUtf8();
    const QString environment = json.value(QStringLiteral("environment")).toString();
    const auto known = environmentFromName(environment);
    if (!known) {
        return fail(
            ErrorKind::InvalidInput,
            Text::tr("“%1” is not an environment.", "%1 a word").arg(displayText(environment, 40)));
    }
    profile.environment = *known;
    profile.createdAt =
        parseTimestamp(json.value(QStringLiteral("created_at")).toString()).value_or(0);
    if (const auto checked = checkProfile(profile); !checked)
        return fail(checked.error());
    return profile;
}

Result<ProfileFile> parse(const QString &path, const QByteArray &bytes)
{
    QJsonParseError fault{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &fault);
    if (!document.isObject()) {
        return damaged(path, Text::tr("It is not JSON (at character %1).", "%1 a number")
                                 .arg(qMax(0, fault.offset)));
    }
    const QJsonObject json = document.object();
    const int format = json.value(QStringLiteral("format")).toInt();
    if (format > Format)
        return damaged(path, Text::tr("A newer version of this program wrote it."));
    if (format != Format || !json.value(QStringLiteral("profiles")).isArray())
        return damaged(path, Text::tr("It does not hold a list of profiles."));
    ProfileFile file;
    file.current = json.value(QStringLiteral("current")).toString();
    QSet<QString> names;
    const QJsonArray profiles = json.value(QStringLiteral("profiles")).toArray();
    for (const QJsonValue value : profiles) {
        const auto profile = fromJson(value.toObject());
        if (!profile) {
            return damaged(path, Text::tr("Profile number %1: %2", "%1 a number, %2 a sentence")
                                     .arg(file.profiles.size() + 1)
                                     .arg(profile.error().message));
        }
        if (names.contains(profile->name.toLower())) {
            return damaged(path, Text::tr("The name %1 is there twice.").arg(profile->name));
        }
        names.insert(profile->name.toLower());
        file.profiles.append(*profile);
    }
    return file;
}

} // namespace

Error storageError(int systemError, const QString &path)
{
    const QString place = QDir::toNativeSeparators(path);
    switch (systemError) {
    case ENOSPC:
    case EFBIG:
#ifdef EDQUOT
    case EDQUOT:
#endif
        return error(ErrorKind::StorageFull,
                     Text::tr("There is no room left to write %1. Nothing was changed. Free some "
                              "space, then try again.")
                         .arg(place));
    case EACCES:
    case EPERM:
    case EROFS:
        return error(ErrorKind::StorageReadOnly,
                     Text::tr("%1 cannot be written: it is read-only or belongs to somebody else. "
                              "Nothing was changed.")
                         .arg(place));
    default:
        return error(ErrorKind::StorageFault,
                     Text::tr("%1 could not be used: %2", "%1 a file, %2 what the system says")
                         .arg(place, QString::fromLocal8Bit(std::strerror(systemError))));
    }
}

Result<ProfileFile> readProfileFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return ProfileFile();
    if (!info.isFile())
        return damaged(path, Text::tr("It is not a file."));
    if (info.size() > MaxFileSize)
        return damaged(path, Text::tr("It is far too large."));
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly)) {
        const int reason = errno;
        if (reason == EACCES || reason == EPERM) {
            return fail(ErrorKind::StorageFault,
                        Text::tr("%1 cannot be read: it belongs to somebody else.").arg(path));
        }
        return fail(storageError(reason, path));
    }
    return parse(path, file.read(MaxFileSize));
}

Done writeOwnFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile target(path);
    errno = 0;
    // Unbuffered, so that what the system says about a full disk is said here.
    const bool written = target.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
                         target.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         target.write(bytes) == bytes.size();
    const int reason = errno;
    errno = 0;
    if (!written) {
        target.cancelWriting();
        return fail(storageError(reason, path));
    }
    if (!target.commit())
        return fail(storageError(errno, path));
    return {};
}

Done writeProfileFile(const QString &path, const ProfileFile &file)
{
    QJsonArray profiles;
    for (const Profile &profile : file.profiles)
        profiles.append(toJson(profile));
    const QByteArray bytes = QJsonDocument(QJsonObject{{QStringLiteral("format"), Format},
                                                       {QStringLiteral("current"), file.current},
                                                       {QStringLiteral("profiles"), profiles}})
                                 .toJson();
    return writeOwnFile(path, bytes);
}

} // namespace coinpay
