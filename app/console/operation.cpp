// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operation.h"

#include "api/drafts.h"
#include "api/escrowendpoints.h"
#include "api/walletendpoints.h"
#include "api/webhookendpoints.h"
#include "api/wire/fields.h"
#include "api/wire/reading.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace coinpay::console {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Console)
};

struct KindRow
{
    QLatin1String call;
    OperationKind kind;
};

constexpr std::array kinds{
    KindRow{QLatin1String("createInvoice"), OperationKind::CreateInvoice},
    KindRow{QLatin1String("cancelInvoice"), OperationKind::CancelInvoice},
    KindRow{QLatin1String("createEscrow"), OperationKind::CreateEscrow},
    KindRow{QLatin1String("createRelease"), OperationKind::ReleaseEscrow},
    KindRow{QLatin1String("createRefund"), OperationKind::RefundEscrow},
    KindRow{QLatin1String("createDispute"), OperationKind::DisputeEscrow},
    KindRow{QLatin1String("createAddress"), OperationKind::CreateAddress},
    KindRow{QLatin1String("createTransfer"), OperationKind::SendTransfer},
    KindRow{QLatin1String("redeliverWebhook"), OperationKind::RedeliverWebhook},
};

//! A call that is over with its answer.
OperationDraft plainCall(const MatchedCall &matched, const ConsoleRequest &request)
{
    OperationDraft draft;
    draft.kind = OperationKind::ConsoleCall;
    draft.method = request.method;
    draft.target = request.target;
    draft.body = request.body;
    draft.resourceId = matched.id();
    draft.reference = QString::fromLatin1(request.method) + u' ' + matched.call->path;
    return draft;
}

//! A member of the body, as it is; empty where it is absent or no text.
QString memberOf(const QByteArray &body, QByteArrayView name)
{
    const auto read = wire::decode<QString>(
        body, [name](wire::Decoding &decoding, wire::JsonValue value, const wire::Place &root) {
            return wire::Fields(decoding, value, root).optionalText(name, wire::MaxTextLength);
        });
    return read ? read->value : QString();
}

//! A member that the contract needs and the body lacks; empty when all are there.
QString missingMember(const CatalogCall &call, const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const CatalogField &member : call.body ? call.body->members : QList<CatalogField>()) {
        if (member.required && !object.contains(member.name))
            return member.name;
    }
    return {};
}

//! Money does not move on bytes that are not understood here.
Error unreadable(const CatalogCall &call, const QByteArray &body)
{
    const QString missing = missingMember(call, body);
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.code = QStringLiteral("body_not_understood");
    error.message =
        missing.isEmpty()
            ? Words::tr("The body cannot be read as what this call takes, and nothing that moves "
                        "money is sent unread. Begin with an example.")
            : Words::tr("The body lacks “%1”.", "%1 the name of a member").arg(missing);
    return error;
}

//! What the typed bytes ask for, in the words of its form.
Result<api::TypedDraft> typed(OperationKind kind, const MatchedCall &matched,
                              const QByteArray &body, const std::optional<Money> &amount)
{
    OperationDraft bytes;
    bytes.kind = kind;
    bytes.body = body;
    bytes.resourceId = matched.id();
    bytes.amount = amount;
    auto draft = api::draftOf(bytes);
    return draft ? std::move(draft)
                 : Result<api::TypedDraft>(fail(unreadable(*matched.call, body)));
}

Result<OperationDraft> escrowAction(OperationKind kind, const MatchedCall &matched,
                                    const QByteArray &body, const Surroundings &surroundings)
{
    const Result<Escrow> escrow = surroundings.escrow(matched.id());
    if (!escrow)
        return fail(escrow.error());
    const auto draft = typed(kind, matched, body, escrow->held());
    if (!draft)
        return fail(draft.error());
    return api::actOnEscrow(std::get<EscrowActionDraft>(*draft), *escrow);
}

Result<OperationDraft> transfer(const MatchedCall &matched, const QByteArray &body,
                                const Surroundings &surroundings)
{
    const auto draft = typed(OperationKind::SendTransfer, matched, body, {});
    if (!draft)
        return fail(draft.error());
    return api::sendTransfer(std::get<TransferDraft>(*draft), surroundings.nets);
}

//! What the form would have journaled, for its facts; its bytes are not the typed ones yet.
Result<OperationDraft> asItsForm(OperationKind kind, const MatchedCall &matched,
                                 const QByteArray &body, const Surroundings &surroundings)
{
    switch (kind) {
    case OperationKind::CreateInvoice: {
        const auto draft = typed(kind, matched, body, {});
        return draft ? api::createInvoice(std::get<InvoiceDraft>(*draft)) : fail(draft.error());
    }
    case OperationKind::CreateEscrow: {
        const auto draft = typed(kind, matched, body, {});
        return draft ? api::createEscrow(std::get<EscrowDraft>(*draft)) : fail(draft.error());
    }
    case OperationKind::CancelInvoice:
        return api::cancelInvoice(matched.id(), memberOf(body, "reason"), {});
    case OperationKind::CreateAddress:
        return api::createAddress(matched.id(), memberOf(body, "asset"), memberOf(body, "network"));
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow: return escrowAction(kind, matched, body, surroundings);
    case OperationKind::SendTransfer: return transfer(matched, body, surroundings);
    case OperationKind::RedeliverWebhook: {
        WebhookDelivery delivery;
        delivery.id = matched.id();
        auto draft = api::redeliverWebhook(delivery);
        if (draft)
            draft->reference.clear(); // what was delivered is not known here
        return draft;
    }
    case OperationKind::RotateWebhookSecret:
    case OperationKind::ConsoleCall: break;
    }
    return plainCall(matched, {"POST", {}, body});
}

} // namespace

std::optional<OperationKind> kindOf(const CatalogCall &call)
{
    for (const KindRow &row : kinds) {
        if (call.id == row.call)
            return row.kind;
    }
    return {};
}

Result<OperationDraft> operationFor(const MatchedCall &matched, const ConsoleRequest &request,
                                    const Surroundings &surroundings)
{
    const std::optional<OperationKind> kind = kindOf(*matched.call);
    if (!kind)
        return plainCall(matched, request);
    Result<OperationDraft> draft = asItsForm(*kind, matched, request.body, surroundings);
    if (!draft && (movesMoney(*kind) || *kind == OperationKind::DisputeEscrow))
        return fail(draft.error());
    if (!draft) // the server will say what is wrong with it, which may be what is to be seen
        return plainCall(matched, request);
    draft->method = request.method;
    draft->target = request.target;
    draft->body = request.body;
    return draft;
}

} // namespace coinpay::console
