// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/texts.h"
#include "secrets/webhooksecrets.h"

#include <QFile>
#include <QFileInfo>

namespace coinpay::cli {

namespace {

constexpr qint64 LongestCaFile = 1024 * 1024;
//! A keychain may ask its owner to unlock it.
constexpr qint64 KeychainMs = 120'000;

Result<QByteArray> readCa(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(usageError(Texts::tr("The CA file %1 cannot be read: %2", "%2: the reason")
                                   .arg(path, file.errorString())));
    return file.read(LongestCaFile);
}

Result<Profile> profileFromArguments(const Session &session)
{
    const Arguments &arguments = session.arguments;
    const auto url = parseServerUrl(arguments.value(QStringLiteral("url")));
    if (!url)
        return fail(url.error());
    const auto ca = readCa(arguments.value(QStringLiteral("ca")));
    if (!ca)
        return fail(ca.error());
    Profile profile;
    profile.name = arguments.subject;
    profile.url = *url;
    profile.keyId = arguments.value(QStringLiteral("key-id"));
    profile.caPem = *ca;
    profile.environment = Environment::Live;
    profile.createdAt = session.clock.now();
    if (arguments.has(QStringLiteral("environment"))) {
        const auto environment =
            environmentFromName(arguments.value(QStringLiteral("environment")));
        if (!environment)
            return fail(usageError(Texts::tr("--environment is sandbox, test or live.")));
        profile.environment = *environment;
    }
    const Done checked = checkProfile(profile);
    if (!checked)
        return fail(checked.error());
    return profile;
}

//! Where the secrets are that this profile's journal has had made; nothing where it cannot be read.
QStringList webhookSecretEntries(const Session &session, const QString &name)
{
    constexpr int PageSize = 500;
    const auto dir = session.registry.profileDir(name);
    if (!dir || !QFileInfo::exists(*dir + QStringLiteral("/journal.db")))
        return {};
    auto reader = Reader::open(*dir);
    OperationQuery ended;
    ended.statuses = {OperationState::Final};
    QStringList entries;
    std::optional<OperationKey> after;
    for (bool more = reader.has_value(); more;) {
        const auto page = (*reader)->operationPage(ended, after, PageSize);
        for (const Operation &operation : page.value_or(QList<Operation>())) {
            if (operation.request.kind == OperationKind::RotateWebhookSecret)
                entries.append(
                    webhookSecretEntry(name, operation.request.resourceId, operation.resultId));
            after = keyOf(operation);
        }
        more = page && page->size() == PageSize;
    }
    return entries;
}

//! A journal with something open in it is the only place that knows of it.
Done checkNothingOpen(const Session &session, const QString &name)
{
    if (session.arguments.has(QStringLiteral("yes")))
        return {};
    const auto dir = session.registry.profileDir(name);
    if (!dir)
        return fail(dir.error());
    if (!QFileInfo::exists(*dir + QStringLiteral("/journal.db")))
        return {};
    auto reader = Reader::open(*dir);
    if (!reader)
        return fail(reader.error());
    const auto open = (*reader)->openOperations(1);
    if (!open)
        return fail(open.error());
    if (open->isEmpty())
        return {};
    return fail(usageError(
        Texts::tr("%1 has operations that are not over, and its journal is the only place that "
                  "knows of them. Finish them first, or remove it with --yes.",
                  "%1: a profile's name")
            .arg(name)));
}

} // namespace

ExitCode addProfile(Session &session)
{
    const auto profile = profileFromArguments(session);
    if (!profile)
        return session.out.error(profile.error());
    const auto key = keyFromArguments(session);
    if (!key)
        return session.out.error(key.error(), ExitCode::Secrets);
    const Done added = session.registry.add(*profile);
    if (!added)
        return session.out.error(added.error());

    const auto secret = std::make_shared<const SecretBytes>((*key)->toPem());
    const Done stored = session.waiter.answer(
        session.secrets.write(privateKeyEntry(profile->name, profile->keyId), secret), KeychainMs);
    const bool noKeychain = !stored && stored.error().kind == ErrorKind::KeychainMissing;
    if (!stored && !noKeychain) {
        // Half a profile helps nobody: without its key it goes again.
        const Done removed = session.registry.remove(profile->name);
        if (!removed)
            session.out.note(removed.error().message);
        return session.out.error(stored.error());
    }
    QJsonObject told = toJson(*profile);
    told.insert(QStringLiteral("key_stored"), !noKeychain);
    session.out.object(told);
    if (!session.out.isJson())
        session.out.text(Texts::tr("Added %1 for %2.", "%1: a profile, %2: a URL")
                             .arg(profile->name, profile->url.toString()));
    if (noKeychain)
        session.out.note(Texts::tr("There is no keychain here, so the private key was not kept. "
                                   "Give --key-file with every command, or start a keychain "
                                   "(a Secret Service), remove the profile and add it again."));
    return ExitCode::Ok;
}

ExitCode listProfiles(Session &session)
{
    const auto profiles = session.registry.list();
    if (!profiles)
        return session.out.error(profiles.error());
    const auto current = session.registry.current();
    QList<QStringList> rows;
    for (const Profile &profile : *profiles) {
        const bool isCurrent = current && current->name == profile.name;
        QJsonObject told = toJson(profile);
        told.insert(QStringLiteral("current"), isCurrent);
        session.out.object(told);
        rows.append({isCurrent ? QStringLiteral("*") : QString(), profile.name,
                     environmentName(profile.environment), profile.url.toString(), profile.keyId});
    }
    if (rows.isEmpty())
        session.out.note(Texts::tr("There are no profiles yet: coinpay-cli profiles add …"));
    else
        session.out.table({QString(), Texts::tr("NAME"), Texts::tr("ENVIRONMENT"), Texts::tr("URL"),
                           Texts::tr("KEY ID")},
                          rows);
    return ExitCode::Ok;
}

ExitCode removeProfile(Session &session)
{
    const QString name = session.arguments.subject;
    const auto profile = session.registry.find(name);
    if (!profile)
        return session.out.error(profile.error(), ExitCode::Usage);
    const Done mayGo = checkNothingOpen(session, name);
    if (!mayGo)
        return session.out.error(mayGo.error());
    const Done keyGone = session.waiter.answer(
        session.secrets.remove(privateKeyEntry(name, profile->keyId)), KeychainMs);
    if (!keyGone && keyGone.error().kind != ErrorKind::KeychainMissing)
        return session.out.error(keyGone.error());
    if (keyGone) { // there is a keychain to take them from
        const QStringList entries = webhookSecretEntries(session, name);
        for (const QString &entry : entries) {
            const Done gone = session.waiter.answer(session.secrets.remove(entry), KeychainMs);
            if (!gone)
                return session.out.error(gone.error());
        }
    }
    const Done removed = session.registry.remove(name);
    if (!removed)
        return session.out.error(removed.error());
    session.out.object({{QStringLiteral("removed"), name}});
    if (!session.out.isJson())
        session.out.text(Texts::tr("Removed %1.").arg(name));
    return ExitCode::Ok;
}

ExitCode testProfile(Session &session)
{
    const auto profile = session.registry.find(session.arguments.subject);
    if (!profile)
        return session.out.error(profile.error(), ExitCode::Usage);
    auto key = keyFromArguments(session);
    if (key && !*key) {
        const auto secret = session.waiter.answer(
            session.secrets.read(privateKeyEntry(profile->name, profile->keyId)), KeychainMs);
        if (!secret)
            return session.out.error(secret.error(), ExitCode::Secrets);
        auto loaded = SigningKey::fromPem((*secret)->view());
        if (!loaded)
            return session.out.error(loaded.error(), ExitCode::Secrets);
        key = std::make_shared<const SigningKey>(std::move(*loaded));
    }
    if (!key)
        return session.out.error(key.error(), ExitCode::Secrets);
    const auto report =
        session.waiter.result(testConnection(*profile, *key, session.clock, session.random));
    if (!report)
        return session.out.error(Waiter::stoppedError());
    if (!report->connected)
        return session.out.error(report->error.value_or(Waiter::stoppedError()));
    session.out.object(toJson(*report));
    session.out.fields({
        {Texts::tr("Connected"), profile->url.toString()},
        {Texts::tr("Scopes"), report->scopes.join(QLatin1Char(' '))},
        {Texts::tr("Server clock"), Texts::tr("%1 ms from ours").arg(report->clockOffsetMs)},
        {Texts::tr("Took"), Texts::tr("%1 ms").arg(report->durationMs)},
    });
    return ExitCode::Ok;
}

} // namespace coinpay::cli
