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
//! Of --secret-file, at least one.
[[nodiscard]] Result<std::vector<SharedSecret>> listenerSecrets(Session &session);
//! Of --scheme; empty where it is left to be guessed.
[[nodiscard]] Result<std::optional<WebhookScheme>> schemeFromArguments(const Arguments &arguments);

} // namespace coinpay::cli
