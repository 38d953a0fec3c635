// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "secrets/keychainstore.h"
#include "secrets/memorystore.h"
#include "settings/settings.h"

#include <memory>

namespace coinpay {

//! The keychain, and before it what is kept for this session only.
class SessionSecrets final : public SecretStore
{
public:
    [[nodiscard]] QFuture<Result<SharedSecret>> read(const QString &name) override;
    [[nodiscard]] QFuture<Done> write(const QString &name, SharedSecret secret) override;
    [[nodiscard]] QFuture<Done> remove(const QString &name) override;

    //! Gone with the program; read() finds it first.
    [[nodiscard]] QFuture<Done> writeForSession(const QString &name, SharedSecret secret);

private:
    //! Made when it is first asked: talking to it costs time the first paint does not have.
    KeychainStore &keychain();

    std::unique_ptr<KeychainStore> m_keychain;
    MemoryStore m_session;
    QStringList m_sessionNames;
};

//! What outlives a window's pages: the data directory, settings, secrets, and the open profile.
class Session
{
public:
    //! `clock` and `random` outlive it.
    Session(const QString &dataDir, const Clock &clock, RandomSource &random);
    ~Session();

    [[nodiscard]] const ProfileRegistry &registry() const { return m_registry; }

    [[nodiscard]] Settings &settings() { return m_settings; }

    [[nodiscard]] SessionSecrets &secrets() { return m_secrets; }

    [[nodiscard]] const Clock &clock() const { return m_clock; }

    [[nodiscard]] RandomSource &random() { return m_random; }

    //! Closes what was open. On failure nothing is open.
    [[nodiscard]] Done open(const Profile &profile);
    void close();

    //! Null when none is open.
    [[nodiscard]] Desk *desk() const { return m_desk.get(); }

private:
    const Clock &m_clock;
    RandomSource &m_random;
    ProfileRegistry m_registry;
    Settings m_settings;
    SessionSecrets m_secrets;
    std::unique_ptr<Desk> m_desk;
};

} // namespace coinpay
