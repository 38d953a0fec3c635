// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace coinpay::sandbox {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

class HttpHeaders : public QList<HttpHeader>
{
public:
    using QList<HttpHeader>::QList;
    //! The first of that name, in any case; null when absent.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool has(QByteArrayView name) const { return !value(name).isNull(); }
    void set(const QByteArray &name, const QByteArray &value);
};

//! A whole request, its target and body in the exact bytes that came.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; //!< path and query as on the request line
    HttpHeaders headers;
    QByteArray body;
    bool keepAlive = true;

    [[nodiscard]] QByteArray path() const;
    [[nodiscard]] QByteArray query() const; //!< without the '?'
};

struct HttpResponse
{
    //! Drop ends the connection without a byte; Cut sends half the body under the full length.
    enum class Fate { Send, Drop, Cut };

    int status = 200;
    HttpHeaders headers;
    QByteArray body;
    Fate fate = Fate::Send;
};

//! All of it where the mark is not in it.
[[nodiscard]] QByteArray beforeFirst(const QByteArray &text, char mark);
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace coinpay::sandbox
