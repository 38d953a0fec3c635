// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"
#include "store/reader.h"
#include "store/store.h"

#include <random>

namespace coinpay::bench {

//! A believable invoice: number 0 is the oldest, half a minute apart. The same for the same number.
[[nodiscard]] Invoice benchInvoice(int number);

//! The directory of a profile whose mirror holds `count` invoices with four transitions each, made
//! through the store's own writer and kept in the work directory.
[[nodiscard]] QString seededProfile(const Context &context, int count);

//! A store that must open; ends the program with its sentence when it does not.
[[nodiscard]] std::unique_ptr<Store> openStore(const QString &profileDir);
[[nodiscard]] std::unique_ptr<Reader> openReader(const QString &profileDir);

//! Updates as a first sync makes them: newest first, `count` of them from `newest` down.
[[nodiscard]] QList<ResourceUpdate> syncPage(int newest, int count);

//! Waits, and ends the program when the answer is an error.
template <typename T>
T valueOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace coinpay::bench
