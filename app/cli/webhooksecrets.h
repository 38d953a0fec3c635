// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"
#include "crypto/secretbytes.h"
#include "webhooks/scheme.h"

#include <optional>
#include <vector>

namespace coinpay::cli {

//! A secret a line: two are in use while one is rotated. Refused as readPrivateFile() does.
[[nodiscard]] Result<std::vector<SharedSecret>> readSecrets(const QString &path);
//! Of --secret-file, else those that the keychain has of the profile's endpoints; at least one.
//! `desk` is connected, or null where there is a --secret-file.
[[nodiscard]] Result<std::vector<SharedSecret>> listenerSecrets(Session &session, OpenDesk *desk);
//! Connected for calls where something is to be asked of the server: the endpoints of secrets that
//! are not in a file, or `anyway`. The errors have been told.
[[nodiscard]] tl::expected<std::optional<OpenDesk>, ExitCode> deskForWebhooks(Session &session,
                                                                              bool anyway);
//! Of --scheme; empty where it is left to be guessed.
[[nodiscard]] Result<std::optional<WebhookScheme>> schemeFromArguments(const Arguments &arguments);

} // namespace coinpay::cli
