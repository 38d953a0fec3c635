// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/session.h"

namespace coinpay {

KeychainStore &SessionSecrets::keychain()
{
    if (!m_keychain)
        m_keychain = std::make_unique<KeychainStore>();
    return *m_keychain;
}

QFuture<Result<SharedSecret>> SessionSecrets::read(const QString &name)
{
    return m_sessionNames.contains(name) ? m_session.read(name) : keychain().read(name);
}

QFuture<Done> SessionSecrets::write(const QString &name, SharedSecret secret)
{
    m_sessionNames.removeAll(name);
    return keychain().write(name, std::move(secret));
}

QFuture<Done> SessionSecrets::writeForSession(const QString &name, SharedSecret secret)
{
    m_sessionNames.append(name);
    return m_session.write(name, std::move(secret));
}

QFuture<Done> SessionSecrets::remove(const QString &name)
{
    return m_sessionNames.removeAll(name) > 0 ? m_session.remove(name) : keychain().remove(name);
}

Session::Session(const QString &dataDir, const Clock &clock, RandomSource &random)
    : m_clock(clock)
    , m_random(random)
    , m_registry(dataDir)
    , m_settings(dataDir)
{
}

Session::~Session() = default;

Done Session::open(const Profile &profile)
{
    close();
    auto desk = Desk::open(m_registry, profile, m_secrets, m_clock, m_random);
    if (!desk)
        return fail(std::move(desk.error()));
    m_desk = std::move(*desk);
    return {};
}

void Session::close()
{
    m_desk.reset();
}

} // namespace coinpay
