// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/history.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay::console {

QString historyName()
{
    return QStringLiteral("console/history");
}

QString draftName()
{
    return QStringLiteral("console/draft");
}

QList<Visit> historyFrom(const QByteArray &bytes)
{
    QList<Visit> visits;
    for (const QJsonValue value : QJsonDocument::fromJson(bytes).array()) {
        const QJsonObject one = value.toObject();
        Visit visit;
        visit.method = one.value(QLatin1String("method")).toString();
        visit.target = one.value(QLatin1String("target")).toString();
        visit.at = one.value(QLatin1String("at")).toInteger();
        visit.httpStatus = one.value(QLatin1String("status")).toInt();
        visit.requestId = one.value(QLatin1String("request_id")).toString();
        visit.operationId = one.value(QLatin1String("operation_id")).toString();
        if (!visit.target.isEmpty() && visits.size() < MostVisits)
            visits.append(visit);
    }
    return visits;
}

QByteArray historyBytes(const QList<Visit> &visits)
{
    QJsonArray all;
    for (const Visit &visit : visits) {
        all.append(QJsonObject{
            {QStringLiteral("method"), visit.method},
            {QStringLiteral("target"), visit.target},
            {QStringLiteral("at"), visit.at},
            {QStringLiteral("status"), visit.httpStatus},
            {QStringLiteral("request_id"), visit.requestId},
            {QStringLiteral("operation_id"), visit.operationId},
        });
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QList<Visit> withVisit(QList<Visit> visits, const Visit &visit)
{
    if (!visit.operationId.isEmpty())
        visits.removeIf(
            [&visit](const Visit &other) { return other.operationId == visit.operationId; });
    visits.prepend(visit);
    if (visits.size() > MostVisits)
        visits.resize(MostVisits);
    return visits;
}

} // namespace coinpay::console
