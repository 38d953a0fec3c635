// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "store/store.h"
#include "support/printedseed.h"

#include <QTemporaryDir>

#include <atomic>
#include <random>

namespace coinpay::test {

//! A clock that stands still until it is moved.
class FixedClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return m_now; }

    [[nodiscard]] qint64 monotonicMs() const override { return m_now; }

    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now{1'770'000'000'000};
};

//! Repeatable random bytes.
class SeededRandom final : public RandomSource
{
public:
    explicit SeededRandom(quint64 seed)
        : m_engine(seed)
    {
    }

    void fill(char *data, qsizetype size) override
    {
        for (qsizetype i = 0; i < size; ++i)
            data[i] = static_cast<char>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

//! A profile in a directory of its own, with a store on it.
class StoreFixture
{
public:
    StoreFixture();
    void reopen();
    [[nodiscard]] std::unique_ptr<Reader> reader() const;

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }

    FixedClock clock;
    SeededRandom random{1};
    std::unique_ptr<Store> store;

private:
    QTemporaryDir m_dir;
};

//! Waits for the future and answers its result.
template <typename T>
T got(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

[[nodiscard]] OperationDraft createDraft(const QString &reference = QStringLiteral("order_1"));
[[nodiscard]] ResourceUpdate seen(const Resource &resource, LearnedFrom from, UnixMs at = 1);
//! A believable invoice of its own; the same for the same engine state.
[[nodiscard]] Invoice randomInvoice(std::mt19937 &engine, int number);

} // namespace coinpay::test
