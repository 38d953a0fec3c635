// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace coinpay::wire {

//! Writes one JSON object in the order its members are given, without blanks: the same values
//! always make the same bytes, which are signed, hashed and kept.
class JsonWriter
{
public:
    JsonWriter &string(const char *name, QStringView value);
    JsonWriter &number(const char *name, qint64 value);
    //! Members until the matching end() belong to it.
    JsonWriter &object(const char *name);
    //! A member whose name came from outside.
    JsonWriter &string(QStringView name, QStringView value);
    JsonWriter &end();

    //! The finished object.
    [[nodiscard]] QByteArray bytes() const { return QByteArray(m_bytes).append('}'); }

private:
    void name(QStringView name);
    void quote(QStringView text);

    QByteArray m_bytes = "{";
    bool m_first = true;
};

} // namespace coinpay::wire
