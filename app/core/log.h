// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace coinpay {

//! The one table of log categories. Never log a body, a key, a token or a secret: log ids.
Q_DECLARE_LOGGING_CATEGORY(logApi)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSync)
Q_DECLARE_LOGGING_CATEGORY(logOperations)
Q_DECLARE_LOGGING_CATEGORY(logSecrets)
Q_DECLARE_LOGGING_CATEGORY(logSandbox)
Q_DECLARE_LOGGING_CATEGORY(logUi)

//! Masks what looks like a credential in a line that is about to be written: PEM blocks, bearer
//! tokens, signatures, `whsec_…` and `secret=`/`token=` values.
[[nodiscard]] QString redacted(const QString &line);

//! Sends every Qt message through redacted() to standard error. Call once, first thing in main().
void installRedactingMessageHandler();

} // namespace coinpay
