// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QString>

namespace coinpay {

//! Where randomness comes from; injected so that a failing run can be replayed. Thread-safe.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(char *data, qsizetype size) = 0;
    [[nodiscard]] QByteArray bytes(qsizetype size);
    //! Uniform in [0, bound); bound > 0.
    [[nodiscard]] quint64 below(quint64 bound);
};

//! The operating system's generator.
class SystemRandom final : public RandomSource
{
public:
    void fill(char *data, qsizetype size) override;
};

//! `prefix` + 26 characters of Crockford base 32: 48 bits of time, then 80 random bits, so that ids
//! of one machine sort by age and never meet (the ULID layout).
[[nodiscard]] QString newId(QLatin1String prefix, const Clock &clock, RandomSource &random);

} // namespace coinpay
