// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/asking.h"

#include "core/text.h"
#include "operations/texts.h"

#include <QDateTime>
#include <QLocale>

namespace coinpay {

namespace {

//! Answers that the server gives without having decided anything (CONTRACT "Idempotency").
bool decidesNothing(int status)
{
    return status == 401 || status == 403 || status == 408 || status == 429 || status >= 500;
}

bool didIt(const api::SeenRequest &request)
{
    return request.status >= 200 && request.status < 300 && !request.resourceId.isEmpty();
}

QString silence(const Operation &operation)
{
    return OperationTexts::tr(
               "First sent at %1, attempts: %2; no answer ever came. The idempotency key "
               "is too old to send this again, and the server's record does not settle it. Look "
               "for %3 on the server before you ask for it anew.",
               "%1 a date and time, %2 a number, %3 a reference or an id")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(operation.firstSentAt),
                                QLocale::ShortFormat))
        .arg(operation.attempts)
        .arg(operation.request.reference.isEmpty() ? operation.request.resourceId
                                                   : operation.request.reference);
}

//! The server answers an old key no more, so that nobody will ever see what it answered.
QString secretLost()
{
    return OperationTexts::tr("The server made a new secret, but its answer was lost and can no "
                              "longer be had again. Ask for another new secret before the old "
                              "one ends: until then the old one goes on signing.",
                              "of a webhook endpoint");
}

Inquiry found(Inquiry::Finding finding, const api::SeenRequest &request)
{
    return {finding, request.resourceId, request.id, request.code, request.status};
}

} // namespace

Inquiry concludeFrom(const QList<api::SeenRequest> &seen, const QByteArray &bodySha256)
{
    const auto isOurs = [&](const api::SeenRequest &request) {
        return request.bodySha256.isEmpty() || request.bodySha256.toLower() == bodySha256;
    };
    for (const api::SeenRequest &request : seen) {
        if (didIt(request) && !isOurs(request))
            return found(Inquiry::Finding::Mixed, request);
    }
    for (const api::SeenRequest &request : seen) {
        if (didIt(request))
            return found(Inquiry::Finding::Acted, request);
    }
    for (const api::SeenRequest &request : seen) {
        const bool refused = request.status >= 400 && !decidesNothing(request.status);
        // Busy with, or muddled by, another attempt under this key: not a verdict on this one.
        if (refused && isOurs(request) && !request.code.startsWith(QLatin1String("idempotency_")))
            return found(Inquiry::Finding::Refused, request);
    }
    return {};
}

OperationStep stepByInquiry(const Operation &operation, const Inquiry &inquiry, UnixMs now)
{
    OperationStep step;
    step.operationId = operation.id;
    step.requestId = inquiry.requestId;
    step.httpStatus = inquiry.httpStatus;
    step.code = inquiry.code;
    switch (inquiry.finding) {
    case Inquiry::Finding::Acted:
        step.resultId = inquiry.resourceId;
        if (operation.request.kind == OperationKind::RotateWebhookSecret) {
            step.state = OperationState::Failed;
            step.code = QStringLiteral("secret_lost");
            step.message = secretLost();
            break;
        }
        if (operation.request.kind == OperationKind::ConsoleCall) {
            step.state = OperationState::Final;
            break;
        }
        step.state = OperationState::Accepted;
        step.nextAttemptAt = now; // its resource is looked at next
        break;
    case Inquiry::Finding::Refused:
        step.state = OperationState::Rejected;
        step.message = OperationTexts::tr("The server's own record says that it refused this (%1).",
                                          "%1 an error code or an HTTP status")
                           .arg(inquiry.code.isEmpty() ? QString::number(inquiry.httpStatus)
                                                       : displayText(inquiry.code));
        break;
    case Inquiry::Finding::Mixed:
        step.state = OperationState::NeedsPerson;
        step.code = QStringLiteral("key_reused");
        step.message = OperationTexts::tr(
                           "The server acted under this idempotency key, but on other contents "
                           "than these (request %1, which made %2). Find out who sent that before "
                           "you ask for this anew.",
                           "%1 a request's id, %2 a resource's id")
                           .arg(inquiry.requestId, inquiry.resourceId);
        break;
    case Inquiry::Finding::Silent:
        step.state = OperationState::NeedsPerson;
        step.code = QStringLiteral("key_expired");
        step.message = silence(operation);
        break;
    }
    return step;
}

} // namespace coinpay
