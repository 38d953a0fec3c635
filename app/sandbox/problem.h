// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace coinpay::sandbox {

struct FieldProblem
{
    QString field;
    QString code;
    QString message;
};

//! A refusal on its way to the client. Thrown by whoever finds it and caught where the answer is
//! made, so that a handler reads as the story of what it does; never leaves this room.
struct Problem
{
    int status = 400;
    QString code;
    QString message;
    QList<FieldProblem> fields = {};
    std::optional<int> retryAfterSeconds = {};
};

//! application/problem+json (RFC 9457) with the contract's own members.
[[nodiscard]] http::Response problemResponse(const Problem &problem, const QString &requestId);

//! `throw invalidField("amount", "required", "…")`
[[nodiscard]] Problem invalidField(const char *field, const char *code, const QString &message);
[[nodiscard]] Problem notFound(const QString &id);
[[nodiscard]] Problem invalidState(const QString &message);

} // namespace coinpay::sandbox
