// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/problem.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

//! "idempotency_key_missing" → "Idempotency key missing".
QString titleOf(QString code)
{
    code.replace(u'_', u' ');
    if (!code.isEmpty())
        code[0] = code[0].toUpper();
    return code;
}

constexpr qsizetype MaxMessage = 900;

} // namespace

http::Response problemResponse(const Problem &problem, const QString &requestId)
{
    const QString message = problem.message.left(MaxMessage);
    QJsonObject body{
        {u"type"_s, QString("https://api.example.com/problems/"_L1 + problem.code)},
        {u"title"_s, titleOf(problem.code)},
        {u"status"_s, problem.status},
        {u"detail"_s, message},
        {u"code"_s, problem.code},
        {u"message"_s, message},
        {u"request_id"_s, requestId},
    };
    if (!problem.fields.isEmpty()) {
        QJsonArray errors;
        for (const FieldProblem &field : problem.fields)
            errors.append(QJsonObject{{u"field"_s, field.field.left(200)},
                                      {u"code"_s, field.code},
                                      {u"message"_s, field.message.left(MaxMessage)}});
        body.insert("errors"_L1, errors);
    }
    http::Response response;
    response.status = problem.status;
    response.headers.set("Content-Type", "application/problem+json");
    if (problem.retryAfterSeconds)
        response.headers.set("Retry-After", QByteArray::number(*problem.retryAfterSeconds));
    if (problem.status == 401)
        response.headers.set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return response;
}

Problem invalidField(const char *field, const char *code, const QString &message)
{
    return {422,
            u"validation_failed"_s,
            message,
            {{QString::fromLatin1(field), QString::fromLatin1(code), message}},
            {}};
}

Problem notFound(const QString &id)
{
    return {404, u"not_found"_s, u"There is no %1."_s.arg(id.left(100)), {}, {}};
}

Problem invalidState(const QString &message)
{
    return {409, u"invalid_state"_s, message, {}, {}};
}

} // namespace coinpay::sandbox
