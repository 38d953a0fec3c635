// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QMetaType>

namespace coinpay {

//! What opening the connection came to, for the page that explains it.
struct ConnectionReport
{
    bool connected = false;
    std::optional<Error>
        error; //!< kind says which of DNS, TLS, clock, key, scope, server or keychain
    QStringList scopes;
    qint64 clockOffsetMs = 0;
    qint64 durationMs = 0;
};

//! The report of a connection that never got as far as a call.
[[nodiscard]] inline ConnectionReport notConnected(const Error &error)
{
    ConnectionReport report;
    report.error = error;
    return report;
}

} // namespace coinpay
