// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <stdexcept>

namespace coinpay::store {

//! SQLite said no. Thrown and caught inside this room only.
class Failure : public std::runtime_error
{
public:
    //! `code`: SQLite's extended result code. `systemError`: errno of the call that failed, where
    //! there was one.
    Failure(int code, const QByteArray &detail, QString file, int systemError = 0);

    [[nodiscard]] int code() const { return m_code; }

    [[nodiscard]] int primaryCode() const { return m_code & 0xff; }

    [[nodiscard]] const QString &path() const { return m_file; }

    //! The file is not what it should be: SQLITE_CORRUPT or SQLITE_NOTADB.
    [[nodiscard]] bool isDamage() const;
    //! Another process holds the file; trying again may work.
    [[nodiscard]] bool isBusy() const;
    //! The kind and the sentence for a person.
    [[nodiscard]] Error toError() const;

private:
    //! What SQLite calls an I/O error, and is the want of room.
    [[nodiscard]] bool isFull() const;

    int m_code;
    int m_systemError;
    QString m_file;
};

//! Thrown by a piece of work that refuses for a reason of its own; carries the error unchanged.
class Refusal : public std::runtime_error
{
public:
    explicit Refusal(Error error);

    [[nodiscard]] const Error &error() const { return m_error; }

private:
    Error m_error;
};

//! Runs `work` and turns whatever it throws into an Error; exceptions end here.
template <typename Work>
auto guarded(const Work &work) -> Result<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Failure &failure) {
        return fail(failure.toError());
    } catch (const Refusal &refusal) {
        return fail(refusal.error());
    } catch (const std::exception &other) {
        return fail(ErrorKind::StorageFault, QString::fromUtf8(other.what()));
    }
}

} // namespace coinpay::store
