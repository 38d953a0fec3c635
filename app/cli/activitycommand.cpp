// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/operationsubject.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "core/timestamp.h"

namespace coinpay::cli {

namespace {

constexpr int RowsAtOnce = 200;

QStringList row(const Operation &operation)
{
    const auto &request = operation.request;
    return {formatTimestamp(operation.createdAt),
            QString(operationKindName(request.kind)),
            QString(operationStateName(operation.state)),
            request.amount ? moneyText(*request.amount) : QString(),
            request.reference.isEmpty() ? request.counterparty : request.reference,
            operation.resultId.isEmpty() ? request.resourceId : operation.resultId,
            operation.requestId,
            operation.id};
}

QJsonObject object(Reader &reader, const Operation &operation)
{
    QJsonObject json = toJson(operation, subjectOf(reader, operation));
    json.insert(QStringLiteral("created_at"), formatTimestamp(operation.createdAt));
    json.insert(QStringLiteral("updated_at"), formatTimestamp(operation.updatedAt));
    if (operation.personAt != 0) {
        json.insert(QStringLiteral("person_at"), formatTimestamp(operation.personAt));
        json.insert(QStringLiteral("person_by"), operation.personBy);
    }
    return json;
}

} // namespace

ExitCode tellActivity(Session &session)
{
    const auto limit = limitOf(session.arguments);
    if (!limit)
        return session.out.error(limit.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    Reader &reader = open->desk().reader();
    Listing listing(session.out);
    qint64 told = 0;
    while (*limit == 0 || told < *limit) {
        const qint64 left = *limit == 0 ? RowsAtOnce : qMin<qint64>(RowsAtOnce, *limit - told);
        const auto page = reader.operations(int(left), told);
        if (!page)
            return session.out.error(page.error());
        for (const Operation &operation : *page) {
            listing.add([&] { return object(reader, operation); }, [&] { return row(operation); });
        }
        told += page->size();
        if (page->size() < left)
            break;
    }
    return listing.end({Texts::tr("ASKED FOR"), Texts::tr("WHAT"), Texts::tr("STATE"),
                        Texts::tr("AMOUNT"), Texts::tr("FOR"), Texts::tr("RESOURCE"),
                        Texts::tr("REQUEST"), Texts::tr("OPERATION")},
                       {3});
}

} // namespace coinpay::cli
