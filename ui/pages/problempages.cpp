// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/problempages.h"

#include "core/text.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>

namespace coinpay {

using theme::Tone;

KeychainPage::KeychainPage(QWidget *parent)
    : ProblemFace(parent)
{
    setObjectName(QStringLiteral("keychainPage"));
}

void KeychainPage::explain(const Error &error)
{
    clearButtons();
    const auto button = [this](const QString &text, const char *name, auto signal) {
        connect(addButton(text, QString::fromLatin1(name)), &QPushButton::clicked, this, signal);
    };
    const QString offline = tr("Continue offline");
    switch (error.kind) {
    case ErrorKind::KeychainLocked:
        say(QStringLiteral("lock"), Tone::Attention, tr("The keychain is locked"),
            tr("Your private key is in the system's keychain, which is locked. Unlock it and try "
               "again. What is stored here can be read meanwhile."));
        button(tr("Retry"), "retryButton", &KeychainPage::retryRequested);
        break;
    case ErrorKind::KeychainDenied:
        say(QStringLiteral("shield-off"), Tone::Attention, tr("The keychain refused access"),
            tr("Your private key is in the system's keychain, but CoinPay Desk could not read "
               "it.\n\n%1",
               "%1 why, and what to do, in whole sentences")
                .arg(displayText(error.message)));
        button(tr("Retry"), "retryButton", &KeychainPage::retryRequested);
        break;
    case ErrorKind::SecretMissing:
        say(QStringLiteral("key"), Tone::Attention, tr("The private key is not in the keychain"),
            tr("The keychain works, but has no key for this profile. It may have been removed, or "
               "it belongs to another user. Import the key again, or make a new pair and register "
               "it with the server."));
        button(tr("Import or make a key…"), "newKeyButton", &KeychainPage::newKeyRequested);
        button(tr("Retry"), "retryButton", &KeychainPage::retryRequested);
        break;
    default:
        say(QStringLiteral("shield-off"), Tone::Attention, tr("No keychain is available"),
            tr("%1\n\nCoinPay Desk keeps your private key in the system's keychain and never in a "
               "file. You can also import the key for this session only: it is then gone when the "
               "window is closed.",
               "%1 why, and what to do, in whole sentences")
                .arg(displayText(error.message)));
        button(tr("Retry"), "retryButton", &KeychainPage::retryRequested);
        button(tr("Use a key for this session…"), "sessionOnlyButton",
               &KeychainPage::sessionOnlyRequested);
        break;
    }
    button(offline, "offlineButton", &KeychainPage::offlineRequested);
}

StoragePage::StoragePage(QWidget *parent)
    : ProblemFace(parent)
{
    setObjectName(QStringLiteral("storagePage"));
}

void StoragePage::explain(const Error &error, const QString &path)
{
    clearButtons();
    switch (error.kind) {
    case ErrorKind::StorageDamaged:
        say(QStringLiteral("disk"), Tone::Bad, tr("The journal is damaged"),
            tr("The journal is the record of everything you asked for, so CoinPay Desk does not "
               "guess: it has touched nothing, and the file is still where it was. Make a copy of "
               "the folder below, then restore it from a backup. Older copies made before "
               "upgrades are beside it.\n\n%1",
               "%1 the exact fault")
                .arg(displayText(error.message)));
        break;
    case ErrorKind::StorageReadOnly:
        say(QStringLiteral("lock"), Tone::Attention, tr("This folder cannot be written"),
            tr("CoinPay Desk must be able to write down what you ask for before it is sent. Allow "
               "writing to the folder below, or choose another with --data-dir, and try again."));
        break;
    case ErrorKind::StorageFull:
        say(QStringLiteral("disk"), Tone::Attention, tr("The disk is full"),
            tr("There is no room to write down what you ask for, so nothing is sent. Free some "
               "space and try again; nothing is lost."));
        break;
    case ErrorKind::StorageBusy:
        say(QStringLiteral("hourglass"), Tone::Attention, tr("Another program holds the data"),
            tr("Another copy of CoinPay Desk or coinpay-cli is writing right now. Try again in a "
               "moment."));
        break;
    default:
        say(QStringLiteral("disk"), Tone::Bad, tr("The data cannot be opened"),
            displayText(error.message));
        break;
    }
    setFact(tr("Folder of the data"), path);
    connect(addButton(tr("Try again"), QStringLiteral("retryButton")), &QPushButton::clicked, this,
            &StoragePage::retryRequested);
    connect(addButton(tr("Open the folder"), QStringLiteral("openFolderButton")),
            &QPushButton::clicked, this, [path] {
                const QFileInfo info(path);
                QDesktopServices::openUrl(
                    QUrl::fromLocalFile(info.isDir() ? path : info.absolutePath()));
            });
    connect(addButton(tr("Quit"), QStringLiteral("quitButton")), &QPushButton::clicked, this,
            &StoragePage::quitRequested);
}

} // namespace coinpay
