// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "operations/driver.h"
#include "store/reader.h"
#include "store/store.h"
#include "support/fakeserver.h"
#include "support/seededrandom.h"
#include "support/turningclock.h"

#include <QTemporaryDir>
#include <QTest>

namespace coinpay::test {

//! A profile's store and client over a scripted server, with a clock that the test turns. What a
//! test makes on top of it (a driver, a synchronizer) lives on the test's own thread.
class DrivenProfile
{
public:
    DrivenProfile()
        : server(clock)
        , client(server, clock, random, QStringLiteral("key_1"), newKey())
    {
        auto opened = Store::open(dir.path(), clock, random);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        store = std::move(*opened);
        auto read = Reader::open(dir.path());
        if (!read)
            qFatal("%s", qPrintable(read.error().message));
        reader = std::move(*read);
    }

    //! The value of a store's future, or the end of the test.
    template <typename T>
    T wait(const QFuture<Result<T>> &future)
    {
        QFuture<Result<T>> done = future;
        done.waitForFinished();
        if (!done.result())
            qFatal("%s", qPrintable(done.result().error().message));
        if constexpr (!std::is_void_v<T>)
            return *done.result();
    }

    [[nodiscard]] Operation operation(const QString &id)
    {
        return reader->operation(id).value_or(Operation());
    }

    QTemporaryDir dir;
    TurningClock clock;
    SeededRandom random;
    FakeServer server;
    Client client;
    std::unique_ptr<Store> store;
    std::unique_ptr<Reader> reader;

private:
    static std::shared_ptr<const SigningKey> newKey()
    {
        return std::make_shared<const SigningKey>(std::move(*SigningKey::generate()));
    }
};

} // namespace coinpay::test
