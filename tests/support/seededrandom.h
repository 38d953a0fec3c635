// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QMutex>
#include <QRandomGenerator>

namespace coinpay::test {

//! The same numbers every time.
class SeededRandom final : public RandomSource
{
public:
    explicit SeededRandom(quint32 seed = 1)
        : m_generator(seed)
    {
    }

    void fill(char *data, qsizetype size) override
    {
        const QMutexLocker lock(&m_mutex);
        for (qsizetype i = 0; i < size; ++i)
            data[i] = static_cast<char>(m_generator.bounded(256));
    }

private:
    QMutex m_mutex;
    QRandomGenerator m_generator;
};

} // namespace coinpay::test
