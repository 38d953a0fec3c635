// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coinpay {

//! How things stand with the Secret Service (freedesktop Secret Storage API 0.2) of this session.
enum class ServiceState {
    NotUsed, //!< this platform has another keychain
    NoBus,
    NoService,
    NoKeyring, //!< it runs, but has no default keyring yet
    Locked,    //!< and no program that could ask for the password is there
    Dismissed, //!< locked, although a person could be asked: the prompt was not answered
    Open,
};

//! Looks, and never prompts. Blocks for up to a few seconds when the service hangs: not for the UI
//! thread. A keyring counts as locked when it holds `entry` locked, or is the default and locked.
[[nodiscard]] ServiceState lookAtSecretService(const QString &service, const QString &entry);

} // namespace coinpay
