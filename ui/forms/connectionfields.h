// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "profiles/profile.h"

#include <QHash>

namespace coinpay {

//! The connection form as typed. Nothing secret: the key is in the KeySection.
struct ConnectionFields
{
    QString name;
    QString url;
    Environment environment = Environment::Sandbox;
    QByteArray caPem;
    QString keyId;

    [[nodiscard]] bool operator==(const ConnectionFields &) const = default;
};

struct ConnectionReading
{
    Profile profile;
    QHash<QString, QString> faults; //!< by field: name, url, key_id, ca
};

[[nodiscard]] ConnectionReading readConnectionFields(const ConnectionFields &fields);

[[nodiscard]] QByteArray packConnectionFields(const ConnectionFields &fields);
[[nodiscard]] ConnectionFields unpackConnectionFields(const QByteArray &bytes);

//! What `coinpay-sandbox --print-config` prints, read.
struct SandboxConfig
{
    QString url;
    QString keyId;
    QString keyFile;
    QString caFile;
};

//! Errors: InvalidInput with a sentence that says what is missing.
[[nodiscard]] Result<SandboxConfig> readSandboxConfig(const QString &pasted);

//! A small text file (a certificate, a key) with a bound; InvalidInput with a sentence.
[[nodiscard]] Result<QByteArray> readSmallFile(const QString &path);

} // namespace coinpay
