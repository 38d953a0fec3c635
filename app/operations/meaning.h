// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "operations/history.h"
#include "store/store.h"

namespace coinpay {

//! What an answer that is not a success says about a write.
enum class WriteMeaning {
    NeverLeft,  //!< nothing of this attempt reached the server
    NotNow,     //!< answered before any effect; the same may pass a little later
    Denied,     //!< key, token, scope or clock not accepted, before any effect
    InProgress, //!< an earlier attempt is still at work on the server
    Refused,    //!< understood, and the answer is no: the first and last word on this key
    TurnedAway, //!< refused before the server looked at the key: says nothing of earlier attempts
    KeyReused,  //!< the server knows this key with other bytes: something is badly wrong
    Lost,       //!< it may have acted
};

//! By the server's code where it gave one, else by the kind. One table, in meaning.cpp.
[[nodiscard]] WriteMeaning meaningOf(OperationKind kind, const Error &error);

//! Attempts in a row that were denied before a person is asked.
inline constexpr int DeniedCeiling = 8;
//! The longest pause a server may ask for.
inline constexpr qint64 LongestRetryAfterMs = 60LL * 60 * 1000;

//! The step that ends the attempt in flight with this error: which state, when to try again, and a
//! sentence for a person. `operation` is as it was claimed, `history` is of the attempts before.
[[nodiscard]] OperationStep stepAfterError(const Operation &operation, const Error &error,
                                           const AttemptHistory &history, UnixMs now,
                                           RandomSource &random);

} // namespace coinpay
