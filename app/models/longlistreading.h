// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/longlistmodel.h"

namespace coinpay {

//! Reads on a background thread and hands over on this one, unless the query has changed meanwhile.
//! An error goes to failed() and then to `arrived`, so that it can tidy up.
template <typename T>
void LongListModel::read(Thread &thread, std::function<Result<T>(ListSource &)> reading,
                         std::function<void(Result<T>)> arrived)
{
    ++m_outstanding;
    thread.run([this, generation = m_generation, reading = std::move(reading),
                arrived = std::move(arrived)](Result<ListSource *> source) {
        Result<T> result = source ? reading(**source) : Result<T>(fail(source.error()));
        return Thread::Arrival([this, generation, result = std::move(result), arrived] {
            --m_outstanding;
            if (generation != m_generation)
                return;
            if (!result && result.error().kind != ErrorKind::Canceled)
                Q_EMIT failed(result.error());
            arrived(result);
            if (isSettled())
                Q_EMIT settled();
        });
    });
}

} // namespace coinpay
