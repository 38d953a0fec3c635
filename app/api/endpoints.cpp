// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints.h"

#include "api/metadata.h"
#include "api/reads.h"
#include "api/target.h"
#include "domain/draftfaults.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay::api {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Endpoints)
};

constexpr int MaxEventLimit = 500; // the contract's
constexpr int MaxWaitSeconds = 25; // the contract's

} // namespace

Error otherAnswer()
{
    return Error{ErrorKind::Protocol,
                 Words::tr("The server's answer is about something else than what was asked for."),
                 {},
                 {},
                 0,
                 {},
                 {}};
}

QFuture<Result<InvoicePage>> listInvoices(Client &client, const QString &cursor, int limit)
{
    ApiRequest request;
    request.target = Target("/v1/invoices").page(cursor, limit).bytes();
    return readPage<Invoice>(client, request, wire::decodeInvoicePage);
}

QFuture<Result<Invoice>> fetchInvoice(Client &client, const QString &id)
{
    if (!isId(id))
        return answered<Invoice>(fail(notAnId()));
    ApiRequest request;
    request.target = Target("/v1/invoices").segment(id).bytes();
    request.resourceId = id;
    return readDecoded<Invoice>(client, request, wire::decodeInvoice,
                                [id](const Invoice &invoice) { return invoice.id == id; });
}

namespace {

QFuture<Result<EventPage>> readEvents(Client &client, const QString &resourceId,
                                      const QString &after, int limit, int waitSeconds)
{
    if (!after.isEmpty() && !isId(after))
        return answered<EventPage>(fail(notAnId()));
    ApiRequest request;
    request.target = Target("/v1/events")
                         .query("after", after)
                         .query("resource_id", resourceId)
                         .query("limit", QString::number(std::clamp(limit, 1, MaxEventLimit)))
                         .bytes();
    request.resourceId = resourceId;
    request.waitSeconds = std::clamp(waitSeconds, 0, MaxWaitSeconds);
    return readDecoded<EventPage>(client, request, wire::decodeEventPage);
}

} // namespace

QFuture<Result<EventPage>> fetchEvents(Client &client, const QString &after, int limit,
                                       int waitSeconds)
{
    return readEvents(client, {}, after, limit, waitSeconds);
}

QFuture<Result<EventPage>> fetchEventsOf(Client &client, const QString &resourceId,
                                         const QString &after, int waitSeconds)
{
    if (!isId(resourceId))
        return answered<EventPage>(fail(notAnId()));
    return readEvents(client, resourceId, after, MaxEventLimit, waitSeconds);
}

Result<OperationDraft> createInvoice(const InvoiceDraft &draft)
{
    if (const Done good = checkInvoiceDraft(draft); !good)
        return fail(good.error());
    wire::JsonWriter json;
    json.string("amount", draft.amount.toDecimal())
        .string("asset", draft.amount.asset())
        .string("reference", draft.reference);
    if (!draft.network.isEmpty())
        json.string("network", draft.network);
    if (!draft.callbackUrl.isEmpty())
        json.string("callback_url", draft.callbackUrl);
    if (draft.expiresInSeconds)
        json.number("expires_in", *draft.expiresInSeconds);
    writeMetadata(json, draft.metadata);
    OperationDraft operation;
    operation.kind = OperationKind::CreateInvoice;
    operation.method = "POST";
    operation.target = "/v1/invoices";
    operation.body = json.bytes();
    operation.resourceType = QStringLiteral("invoice");
    operation.reference = draft.reference;
    operation.amount = draft.amount;
    operation.network = draft.network;
    return operation;
}

Result<OperationDraft> cancelInvoice(const QString &invoiceId, const QString &reason,
                                     const QString &reference)
{
    if (!isId(invoiceId))
        return fail(notAnId());
    DraftFaults faults;
    checkReason(reason, Words::tr("Say why the invoice is canceled."), faults);
    if (const Done good = faults.verdict(); !good)
        return fail(good.error());
    OperationDraft operation;
    operation.kind = OperationKind::CancelInvoice;
    operation.method = "POST";
    operation.target = Target("/v1/invoices").segment(invoiceId).below("/cancellations").bytes();
    operation.body = wire::JsonWriter().string("reason", reason.trimmed()).bytes();
    operation.resourceType = QStringLiteral("invoice");
    operation.resourceId = invoiceId;
    operation.reference = reference;
    return operation;
}

} // namespace coinpay::api
