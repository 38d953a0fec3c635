// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"

#include <QList>

namespace coinpay {

//! What the earlier attempts of an operation allow us to conclude.
struct AttemptHistory
{
    //! One of them may have reached the server and taken effect without our knowing.
    bool mayHaveActed = false;
    //! When the first such attempt began: the life of the idempotency key counts from it. 0: none.
    UnixMs firstRiskAt = 0;
    //! When the last of them began, by the clock of that time. 0: none.
    UnixMs lastRiskAt = 0;
    //! How many attempts in a row, up to the last, the server answered with "not you" or "not now".
    int deniedInARow = 0;
};

//! Of the attempts before number `current`.
[[nodiscard]] AttemptHistory historyOf(const QList<Attempt> &attempts, int current);

//! True when this attempt certainly had no effect: it never left, or the answer is one that the
//! contract says comes before any effect (401, 403, 429).
[[nodiscard]] bool wasHarmless(const Attempt &attempt);

//! Attempt::code of an attempt that was put back before anything was sent.
[[nodiscard]] QString notSentCode();

//! How long the server surely remembers a key: CONTRACT "Idempotency" says 24 h at least; the
//! margin is for a request that is on its way while the time runs out.
inline constexpr qint64 KeyLifeMs = 24LL * 60 * 60 * 1000 - 10LL * 60 * 1000;

//! A clock that is corrected by less than this has not been set.
inline constexpr qint64 ClockSlackMs = 5LL * 60 * 1000;

//! Whether the same bytes may be sent again under their key. Not when a risky attempt lies in the
//! future: the clock was set back, and nobody knows how old the key is; the server is asked.
[[nodiscard]] bool keyIsAlive(const AttemptHistory &history, UnixMs now);

} // namespace coinpay
