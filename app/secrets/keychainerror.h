// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "secrets/secretservice.h"

#include <qt6keychain/keychain.h>

#include <optional>

namespace coinpay {

enum class KeychainTask { Read, Write, Remove };

//! What a finished job of QtKeychain really means, given how the service stands afterwards; empty
//! when it worked.
//!
//! QtKeychain 0.13 with libsecret says EntryNotFound for an entry in a locked keyring, NoError for
//! a removal from one, AccessDenied for a write to one, and OtherError with an untranslated
//! sentence when there is no bus, no service or no keyring: hence the second opinion.
[[nodiscard]] std::optional<Error> keychainError(KeychainTask task, QKeychain::Error error,
                                                 const QString &detail, ServiceState state);

} // namespace coinpay
