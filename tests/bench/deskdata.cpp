// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/deskdata.h"

#include "bench/windowprocess.h"
#include "profiles/profileregistry.h"
#include "secrets/secretstore.h"

#include <QDir>
#include <QFile>
#include <QTextStream>

namespace coinpay::bench {

namespace {

// $1 is the key's entry, $2 the file it is in, the rest is what runs once the keychain has it.
constexpr char KeepKeyAndRun[] =
    "secret-tool store --label=bench xdg:schema org.qt.keychain user \"$1\" server coinpay-desk "
    "type plaintext <\"$2\" && shift 2 && echo \"pid $$\" && exec \"$@\"";

QString profileName()
{
    return QStringLiteral("bench");
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

} // namespace

bool canShowWindows(const Context &context)
{
    if (context.smoke() || qEnvironmentVariableIsSet("DISPLAY") ||
        qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return true;
    QTextStream(stderr) << "no display, so this row is left out: xvfb-run coinpay-bench"
                        << Qt::endl;
    return false;
}

DeskData::DeskData(const QString &profileDir)
{
    Profile profile;
    profile.url = QUrl(QStringLiteral("https://127.0.0.1:1"));
    profile.keyId = QStringLiteral("key_bench");
    add(profile, profileDir);
}

DeskData::DeskData(const test::SandboxProcess &sandbox, const QString &profileDir)
    : m_keyFile(sandbox.keyFile())
{
    Profile profile;
    profile.url = QUrl(sandbox.url());
    profile.keyId = sandbox.keyId();
    m_keyEntry = privateKeyEntry(profileName(), profile.keyId);
    profile.caPem = contents(sandbox.caFile());
    add(profile, profileDir);
}

void DeskData::add(Profile profile, const QString &profileDir)
{
    profile.name = profileName();
    const ProfileRegistry registry(m_dir.path());
    const Done added = registry.add(profile);
    if (!added)
        qFatal("%s", qPrintable(added.error().message));
    if (profileDir.isEmpty())
        return;
    const QString folder = this->profileDir();
    QDir(folder).removeRecursively();
    QDir(m_dir.path()).mkpath(QStringLiteral("profiles"));
    if (!QFile::link(QDir(profileDir).absolutePath(), folder))
        qFatal("%s cannot be made", qPrintable(folder));
}

QString DeskData::profileDir() const
{
    return QDir(m_dir.path()).filePath(QStringLiteral("profiles/") + profileName());
}

QStringList DeskData::command() const
{
    // The figures are of the page of invoices.
    const QStringList desk{WindowProcess::program(QStringLiteral("coinpay-desk")),
                           QStringLiteral("--data-dir"), m_dir.path(), QStringLiteral("--page"),
                           QStringLiteral("invoices")};
    if (m_keyFile.isEmpty())
        return desk;
    return QStringList{QStringLiteral(COINPAY_WITH_KEYRING),
                       QStringLiteral("/bin/sh"),
                       QStringLiteral("-c"),
                       QLatin1String(KeepKeyAndRun),
                       QStringLiteral("sh"),
                       m_keyEntry,
                       m_keyFile} +
           desk;
}

} // namespace coinpay::bench
