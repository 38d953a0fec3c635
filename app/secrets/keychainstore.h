// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

namespace coinpay {

//! The operating system's keychain through QtKeychain, insecure fallback off. Use from one thread
//! with an event loop. Several jobs run one after the other: Secret Services prompt badly in
//! parallel.
class KeychainStore final : public SecretStore
{
public:
    KeychainStore();
    ~KeychainStore() override;
    [[nodiscard]] QFuture<Result<SharedSecret>> read(const QString &name) override;
    [[nodiscard]] QFuture<Done> write(const QString &name, SharedSecret secret) override;
    [[nodiscard]] QFuture<Done> remove(const QString &name) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coinpay
