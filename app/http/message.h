// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace coinpay::http {

struct Header
{
    QByteArray name;
    QByteArray value;
};

class Headers : public QList<Header>
{
public:
    using QList<Header>::QList;
    //! The first of that name, in any case; null when absent.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool has(QByteArrayView name) const { return !value(name).isNull(); }
    void set(const QByteArray &name, const QByteArray &value);
};

//! What requests and responses share, in the exact bytes that came or go.
struct Message
{
    Headers headers;
    QByteArray body;
};

struct Request : Message
{
    QByteArray method;
    QByteArray target; //!< path and query as on the request line
    bool keepAlive = true;

    [[nodiscard]] QByteArray path() const;
    [[nodiscard]] QByteArray query() const; //!< without the '?'
};

struct Response : Message
{
    //! Drop ends the connection without a byte; Cut sends half the body under the full length.
    enum class Fate { Send, Drop, Cut };

    int status = 200;
    Fate fate = Fate::Send;
};

//! All of it where the mark is not in it.
[[nodiscard]] QByteArray beforeFirst(const QByteArray &text, char mark);
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace coinpay::http
