// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace coinpay {

enum class Environment { Sandbox, Test, Live };

[[nodiscard]] QLatin1String environmentName(Environment environment);
[[nodiscard]] std::optional<Environment> environmentFromName(QStringView name);

//! One server with one key. The private key itself is in the SecretStore under
//! privateKeyEntry(name, keyId).
struct Profile
{
    QString name; //!< 1…40 of letters, digits, '-', '_', '.'; also the folder name
    QUrl url;     //!< https, no path but "/", no query, no user info
    QString keyId;
    QByteArray caPem; //!< pinned CA certificates; empty: the system's
    Environment environment = Environment::Sandbox;
    UnixMs createdAt = 0;
};

//! Everything that can be known wrong when a profile is entered: name, http:// or odd URLs, key id
//! with spaces or control characters, a CA that is not a certificate, live with a loopback URL is
//! fine. One FieldError a fault (fields: name, url, key_id, ca).
[[nodiscard]] Done checkProfile(const Profile &profile);

//! What a person typed or pasted, made a URL: trims, adds https:// where no scheme was given,
//! refuses http:// with a sentence that says why.
[[nodiscard]] Result<QUrl> parseServerUrl(const QString &typed);

} // namespace coinpay
