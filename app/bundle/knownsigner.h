// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/seal.h"
#include "profiles/profile.h"

#include <QFuture>

namespace coinpay {

class SecretStore;

//! The name of the profile whose key signed the bundle; empty where none of them did. The keychain
//! is asked for nothing but the keys that the bundle itself names, so that a stranger's file makes
//! it ask for no password. A key that is not in it (any more) is not an error, a keychain that
//! cannot be read is. `context` and `secrets` outlive the search, on this thread.
[[nodiscard]] QFuture<Result<QString>> profileThatSigned(const OpenedBundle &bundle,
                                                         const QList<Profile> &profiles,
                                                         SecretStore &secrets, QObject *context);

} // namespace coinpay
