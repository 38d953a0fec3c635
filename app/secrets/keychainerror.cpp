// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainerror.h"

#include "core/text.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(KeychainStore)
};

Error error(ErrorKind kind, const QString &message)
{
    return Error{kind, message, {}, {}, 0, {}, {}};
}

Error missing()
{
    return error(
        ErrorKind::KeychainMissing,
        Text::tr("No keychain is running. Install and start one (GNOME Keyring, KWallet or "
                 "KeePassXC), then try again."));
}

//! Empty where the service is open, or is not the one that was used.
std::optional<Error> obstacle(ServiceState state)
{
    switch (state) {
    case ServiceState::NoBus:
        return error(
            ErrorKind::KeychainMissing,
            Text::tr("The keychain cannot be reached: this session has no D-Bus. Start the "
                     "program from a desktop session, or with dbus-run-session."));
    case ServiceState::NoService: return missing();
    case ServiceState::NoKeyring:
        return error(ErrorKind::KeychainMissing,
                     Text::tr("The keychain has no default keyring yet. Make one in “Passwords and "
                              "Keys”, then try again."));
    case ServiceState::Locked:
        return error(ErrorKind::KeychainLocked,
                     Text::tr("The keychain is locked. Unlock it, then try again."));
    case ServiceState::Dismissed:
        return error(
            ErrorKind::KeychainDenied,
            Text::tr("The keychain asked for its password and stayed locked. Try again and "
                     "enter the password."));
    case ServiceState::NotUsed:
    case ServiceState::Open: return {};
    }
    return {};
}

bool isLockedState(ServiceState state)
{
    return state == ServiceState::Locked || state == ServiceState::Dismissed;
}

Error denied()
{
    return error(ErrorKind::KeychainDenied,
                 Text::tr("The keychain refused this program. Allow access when it asks, or in the "
                          "keychain's own settings, then try again."));
}

} // namespace

std::optional<Error> keychainError(KeychainTask task, QKeychain::Error code, const QString &detail,
                                   ServiceState state)
{
    switch (code) {
    case QKeychain::NoError:
        if (task == KeychainTask::Remove && isLockedState(state))
            return obstacle(state);
        return {};
    case QKeychain::EntryNotFound:
        if (isLockedState(state))
            return obstacle(state);
        if (task == KeychainTask::Remove)
            return {};
        return error(
            ErrorKind::SecretMissing,
            Text::tr("The keychain works but holds no private key for this profile. Import "
                     "the key, or make a new one and register it with the server."));
    case QKeychain::AccessDeniedByUser: return denied();
    case QKeychain::AccessDenied:
        return isLockedState(state) ? obstacle(state) : std::optional(denied());
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return missing();
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: break;
    }
    if (auto known = obstacle(state))
        return known;
    return error(ErrorKind::KeychainDenied,
                 Text::tr("The keychain could not do this: %1", "%1 what the keychain says")
                     .arg(displayText(detail)));
}

} // namespace coinpay
