// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/catalog.h"
#include "core/result.h"

#include <QByteArray>

namespace coinpay::console {

inline constexpr qsizetype LongestTarget = 8 * 1024;
inline constexpr qsizetype LargestBody = 64 * 1024; //!< the contract's

//! What a person wants sent, as they wrote it.
struct ConsoleRequest
{
    QByteArray method;
    QByteArray target; //!< path and query, encoded as they go on the request line
    QByteArray body;   //!< exactly the bytes that are hashed, signed and sent

    [[nodiscard]] bool operator==(const ConsoleRequest &) const = default;
};

//! A request that is one of the contract's.
struct MatchedCall
{
    const CatalogCall *call = nullptr;
    QMap<QString, QString> ids; //!< by the name of the path's field

    [[nodiscard]] QString id() const { return ids.isEmpty() ? QString() : ids.first(); }
};

//! Which call of the contract it is. InvalidInput, with a sentence, for a path or method that is
//! not of the contract, an id that cannot be one, a query that is not encoded, and for calls whose
//! answer is a secret.
[[nodiscard]] Result<MatchedCall> matchCall(const QByteArray &method, const QByteArray &target);

//! The target of a call with these fields filled in; query fields that are empty are left out.
[[nodiscard]] QByteArray targetFor(const CatalogCall &call, const QMap<QString, QString> &fields);
//! The fields of a target, as far as it fits the call: the other way round.
[[nodiscard]] QMap<QString, QString> fieldsIn(const CatalogCall &call, const QByteArray &target);

//! Why a body would be refused, where that can be told here: not JSON (with line and column), not
//! an object, a member twice, too large, missing, or there where none belongs.
[[nodiscard]] Done checkBody(const CatalogCall &call, const QByteArray &body);

//! The same JSON, indented, with every number and string exactly as it was. Nothing when it is not
//! JSON.
[[nodiscard]] std::optional<QByteArray> prettyJson(const QByteArray &bytes);

} // namespace coinpay::console
