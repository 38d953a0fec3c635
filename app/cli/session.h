// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "cli/waiter.h"
#include "desk/desk.h"

namespace coinpay::cli {

//! What every command stands on: where things are, who the secrets come from, how to print, how to
//! wait.
struct Session
{
    const Arguments &arguments;
    Output out;
    Waiter &waiter;
    ProfileRegistry registry;
    SecretStore &secrets;
    const Clock &clock;
    RandomSource &random;
    std::optional<Error> diskTrouble = std::nullopt; //!< what a file refuses while we run
};

//! One profile, connected, with what earlier commands left behind finished as far as a few seconds
//! allow (said on standard error). The errors have been told; the code is what to end with.
class OpenDesk
{
public:
    [[nodiscard]] static tl::expected<OpenDesk, ExitCode> connect(Session &session);
    //! The databases alone: no key, no network, and nothing that was left behind goes on.
    [[nodiscard]] static tl::expected<OpenDesk, ExitCode> openOffline(Session &session);
    //! For one that was opened offline: calls, and nothing else.
    [[nodiscard]] Done connectForCalls(Session &session);

    [[nodiscard]] Desk &desk() { return *m_desk; }

private:
    explicit OpenDesk(std::unique_ptr<Desk> desk)
        : m_desk(std::move(desk))
    {
    }

    void finishInterrupted(Session &session);

    std::unique_ptr<Desk> m_desk;
};

//! Of --profile, else the one used last.
[[nodiscard]] Result<Profile> chosenProfile(const Session &session);
//! The key of --key-file, or null where the keychain is to be asked.
[[nodiscard]] Result<std::shared_ptr<const SigningKey>> keyFromArguments(const Session &session);

} // namespace coinpay::cli
