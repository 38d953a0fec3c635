// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace coinpay {

//! Milliseconds since 1970-01-01T00:00:00Z.
using UnixMs = qint64;

//! Time is passed in, so that tests own it. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    //! The wall clock: may jump. For rows, signatures and what a person reads.
    [[nodiscard]] virtual UnixMs now() const = 0;
    //! Never goes back, arbitrary start. For durations.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
};

} // namespace coinpay
