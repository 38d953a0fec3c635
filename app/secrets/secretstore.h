// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QFuture>
#include <QString>

namespace coinpay {

//! Where secrets live: the OS keychain, or memory for a session. Entries are named
//! "profile/NAME/KEY-ID/private-key". Futures finish on the thread of the store; attach with a
//! context. Errors: KeychainMissing, KeychainLocked, KeychainDenied, SecretMissing.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    [[nodiscard]] virtual QFuture<Result<SharedSecret>> read(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Done> write(const QString &name, SharedSecret secret) = 0;
    //! Removing what is not there succeeds.
    [[nodiscard]] virtual QFuture<Done> remove(const QString &name) = 0;
};

//! "profile/NAME/KEY-ID/private-key". The key id keeps apart what only shares a name: the old and
//! the new key of a rotation, and profiles of two data directories in one keychain.
[[nodiscard]] QString privateKeyEntry(const QString &profile, const QString &keyId);

} // namespace coinpay
