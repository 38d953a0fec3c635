// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace coinpay::api {

inline constexpr int MaxListLimit = 200; // the contract's

//! A path and its query, encoded the one way that is signed and sent.
class Target
{
public:
    explicit Target(const char *path)
        : m_target(path)
    {
    }

    Target &segment(const QString &text);
    //! The part of the path that follows an id: "/releases".
    Target &below(const char *path);
    //! Nothing where the value is empty.
    Target &query(const char *name, const QString &value);
    //! The limit, held to what the contract allows, and the cursor where there is one.
    Target &page(const QString &cursor, int limit);

    [[nodiscard]] QByteArray bytes() const { return m_target; }

private:
    QByteArray m_target;
};

//! Ids are opaque, but a server's "../" must not choose the path.
[[nodiscard]] bool isId(const QString &id);
[[nodiscard]] Error notAnId();

} // namespace coinpay::api
