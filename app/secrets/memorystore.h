// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <QHash>

namespace coinpay {

//! Session-only mode: secrets are gone when the program ends. Also what tests without a keychain
//! use.
class MemoryStore final : public SecretStore
{
public:
    [[nodiscard]] QFuture<Result<SharedSecret>> read(const QString &name) override;
    [[nodiscard]] QFuture<Done> write(const QString &name, SharedSecret secret) override;
    [[nodiscard]] QFuture<Done> remove(const QString &name) override;

private:
    QHash<QString, SharedSecret> m_secrets;
};

} // namespace coinpay
