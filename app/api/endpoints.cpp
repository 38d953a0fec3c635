// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints.h"

#include "api/pending.h"
#include "api/wire/decode.h"
#include "api/wire/jsonwriter.h"
#include "domain/draftfaults.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay::api {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Endpoints)
};

constexpr int MaxListLimit = 200;  // the contract's
constexpr int MaxEventLimit = 500; // the contract's
constexpr int MaxWaitSeconds = 25; // the contract's
constexpr qsizetype MaxIdLength = 255;

//! A path and its query, encoded the one way that is signed and sent.
class Target
{
public:
    explicit Target(const char *path)
        : m_target(path)
    {
    }

    Target &segment(const QString &text)
    {
        m_target += '/' + QUrl::toPercentEncoding(text);
        return *this;
    }

    Target &query(const char *name, const QString &value)
    {
        if (!value.isEmpty()) {
            m_target += m_target.contains('?') ? '&' : '?';
            m_target += name;
            m_target += '=' + QUrl::toPercentEncoding(value);
        }
        return *this;
    }

    [[nodiscard]] QByteArray bytes() const { return m_target; }

private:
    QByteArray m_target;
};

//! Ids are opaque, but a server's "../" must not choose the path.
bool isId(const QString &id)
{
    return !id.isEmpty() && id.size() <= MaxIdLength && std::ranges::all_of(id, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'_' || c == u'-';
    });
}

Error notAnId()
{
    return Error{ErrorKind::InvalidInput,
                 Words::tr("This is not an id of the server's: ids have letters, digits, '_' and "
                           "'-'."),
                 {},
                 {},
                 0,
                 {},
                 {}};
}

template <typename T>
using Decoder = Result<wire::Decoded<T>> (*)(const QByteArray &);

//! Sends a read whose answer is decoded as part of the attempt; canceling goes through.
template <typename T, typename Finish>
QFuture<Result<T>> readDecoded(Client &client, ApiRequest request, Decoder<T> decoder,
                               Finish finish)
{
    const auto value = std::make_shared<T>();
    request.method = "GET";
    request.understand = [value, decoder](const ApiAnswer &answer) {
        Result<wire::Decoded<T>> decoded = decoder(answer.body);
        if (!decoded)
            return Understanding{decoded.error(), {}, {}};
        *value = std::move(decoded->value);
        return Understanding{{}, decoded->flags, {}};
    };
    return mapped<T>(client.read(request), &client, [value, finish](const ApiAnswer &answer) {
        finish(*value, answer);
        return Result<T>(std::move(*value));
    });
}

} // namespace

QFuture<Result<InvoicePage>> listInvoices(Client &client, const QString &cursor, int limit)
{
    ApiRequest request;
    request.target = Target("/v1/invoices")
                         .query("limit", QString::number(std::clamp(limit, 1, MaxListLimit)))
                         .query("cursor", cursor)
                         .bytes();
    return readDecoded<InvoicePage>(
        client, request, wire::decodeInvoicePage,
        [](InvoicePage &page, const ApiAnswer &answer) { page.requestId = answer.requestId; });
}

QFuture<Result<Invoice>> fetchInvoice(Client &client, const QString &id)
{
    if (!isId(id))
        return answered<Invoice>(fail(notAnId()));
    ApiRequest request;
    request.target = Target("/v1/invoices").segment(id).bytes();
    request.resourceId = id;
    return readDecoded<Invoice>(client, request, wire::decodeInvoice,
                                [](Invoice &, const ApiAnswer &) {});
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
    return readDecoded<EventPage>(
        client, request, wire::decodeEventPage,
        [](EventPage &page, const ApiAnswer &answer) { page.requestId = answer.requestId; });
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
    if (!draft.metadata.isEmpty()) {
        json.object("metadata");
        for (auto it = draft.metadata.begin(); it != draft.metadata.end(); ++it)
            json.string(it.key(), it.value());
        json.end();
    }
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
    operation.target = Target("/v1/invoices").segment(invoiceId).bytes() + "/cancellations";
    operation.body = wire::JsonWriter().string("reason", reason.trimmed()).bytes();
    operation.resourceType = QStringLiteral("invoice");
    operation.resourceId = invoiceId;
    operation.reference = reference;
    return operation;
}

namespace {

QString notUnderstood()
{
    return Words::tr("This version does not understand the answer to this call.");
}

Result<wire::Decoded<WriteOutcome>> decodeOutcome(OperationKind kind, const ApiAnswer &answer)
{
    switch (kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice: break; // both answer the invoice
    case OperationKind::CreateEscrow:
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow:
    case OperationKind::CreateAddress:
    case OperationKind::SendTransfer:
        return fail(Error{
            ErrorKind::Protocol, notUnderstood(), {}, answer.requestId, answer.status, {}, {}});
    }
    const auto invoice = wire::decodeInvoice(answer.body);
    if (!invoice) {
        Error error = invoice.error();
        error.requestId = answer.requestId;
        error.httpStatus = answer.status;
        return fail(error);
    }
    return wire::Decoded<WriteOutcome>{
        {invoice->value.id, invoice->value.statusText, invoice->value}, invoice->flags};
}

} // namespace

Result<WriteOutcome> decodeWriteAnswer(OperationKind kind, const ApiAnswer &answer)
{
    auto outcome = decodeOutcome(kind, answer);
    if (!outcome)
        return fail(outcome.error());
    return std::move(outcome->value);
}

ApiRequest writeRequest(const Operation &operation, int attempt)
{
    ApiRequest request;
    request.method = operation.request.method;
    request.target = operation.request.target;
    request.body = operation.request.body;
    request.idempotencyKey = operation.idempotencyKey;
    request.correlationId = operation.correlationId();
    request.resourceId = operation.request.resourceId;
    request.attempt = attempt;
    request.understand = [kind = operation.request.kind](const ApiAnswer &answer) {
        const auto outcome = decodeOutcome(kind, answer);
        if (!outcome)
            return Understanding{outcome.error(), {}, {}};
        return Understanding{{}, outcome->flags, outcome->value.resourceId};
    };
    return request;
}

QFuture<Result<QList<SeenRequest>>> findRequests(Client &client, const QString &idempotencyKey)
{
    ApiRequest request;
    request.target = Target("/v1/requests").query("idempotency_key", idempotencyKey).bytes();
    auto page =
        readDecoded<wire::SeenRequestPage>(client, request, wire::decodeSeenRequests,
                                           [](wire::SeenRequestPage &, const ApiAnswer &) {});
    return mapped<QList<SeenRequest>>(page, &client, [](const wire::SeenRequestPage &found) {
        return Result<QList<SeenRequest>>(found.requests);
    });
}

} // namespace coinpay::api
