// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QLatin1String>
#include <QString>

#include <optional>

namespace coinpay::sandbox {

//! Ids that look like newId()'s but carry their own row number: ten characters of time, eight of a
//! salt drawn once for these books, eight of the number (Crockford base 32). So a million rows need
//! no column and no index for their ids.
class Ids
{
public:
    explicit Ids(quint64 salt)
        : m_salt(salt & SaltMask)
    {
    }

    [[nodiscard]] QString make(QLatin1String prefix, UnixMs at, qint64 number) const;
    //! The number, when the id has this prefix and belongs to these books. The time is not checked:
    //! whoever loads the row compares the whole id.
    [[nodiscard]] std::optional<qint64> number(QLatin1String prefix, QStringView id) const;

    [[nodiscard]] quint64 salt() const { return m_salt; }

private:
    static constexpr quint64 SaltMask = (quint64(1) << 40) - 1;
    quint64 m_salt;
};

} // namespace coinpay::sandbox
