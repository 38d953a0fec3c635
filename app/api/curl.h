// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/requestlogentry.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace coinpay::api {

//! What a shell script needs to know beside the attempt.
struct CurlContext
{
    QUrl baseUrl;
    bool hasOwnCa = false;          //!< the profile trusts a CA of its own
    std::optional<QByteArray> body; //!< the exact bytes, where they are known
};

//! A POSIX shell script that sends the attempt again: with curl, and signed by the openssl program
//! where it was signed. Token, private key and CA are variables that its reader sets; no secret is
//! in it. Whatever comes from outside is quoted.
[[nodiscard]] QString curlText(const RequestLogEntry &entry, const CurlContext &context);

//! As one word of a POSIX shell.
[[nodiscard]] QString shellQuoted(const QString &text);

} // namespace coinpay::api
