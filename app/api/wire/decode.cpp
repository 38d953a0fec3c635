// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/decode.h"

#include "api/wire/fields.h"

#include <QCoreApplication>

#include <limits>

namespace coinpay::wire {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Wire)
};

constexpr qint64 MaxVersion = 9'007'199'254'740'991; // the contract's; 2^53 - 1
constexpr qint64 MaxConfirmations = 1'000'000'000;
constexpr qint64 MaxTokenSeconds = 86'400;
constexpr qint64 MsPerSecond = 1000;
constexpr qsizetype MaxMetadata = 200;
constexpr qsizetype MaxCursorLength = 4096;
constexpr qsizetype MaxFieldErrors = 100;
constexpr qsizetype MaxScopes = 100;
constexpr QLatin1String UnknownStatus("unknown_status");

QMap<QString, QString> readMetadata(Decoding &decoding, JsonValue object, const Place &place)
{
    QMap<QString, QString> metadata;
    Fields fields(decoding, object, place);
    for (const JsonValue member : object) {
        if (metadata.size() >= MaxMetadata || member.key().size() > MaxWordLength * 4)
            fields.fault(member.key().first(qMin(member.key().size(), MaxWordLength)),
                         Words::tr("is one note too many", "after a place"));
        const QString name = QString::fromUtf8(member.key());
        metadata.insert(name, fields.optionalText(member.key(), MaxTextLength));
        if (fields.failed())
            return {};
    }
    return metadata;
}

Invoice readInvoice(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    Invoice invoice;
    invoice.id = fields.word("id");
    const QString asset = fields.word("asset", MaxWordLength);
    invoice.amount = fields.money("amount", asset);
    invoice.amountPaid = fields.money("amount_paid", asset);
    invoice.network = fields.text("network", MaxWordLength);
    invoice.reference = fields.text("reference", MaxTextLength);
    invoice.statusText = fields.word("status", MaxWordLength);
    invoice.status = invoiceStatusFromName(invoice.statusText);
    if (invoice.status == InvoiceStatus::Unrecognized && !fields.failed())
        decoding.flag(UnknownStatus);
    invoice.paymentAddress = fields.text("payment_address", MaxTextLength);
    invoice.confirmations = static_cast<int>(fields.integer("confirmations", 0, MaxConfirmations));
    invoice.requiredConfirmations =
        static_cast<int>(fields.integer("required_confirmations", 0, MaxConfirmations));
    invoice.txHash = fields.optionalText("tx_hash", MaxTextLength);
    invoice.callbackUrl = fields.optionalText("callback_url", MaxTextLength);
    invoice.cancelReason = fields.optionalText("cancel_reason", MaxTextLength);
    if (const auto failure = fields.optionalObject("failure")) {
        const Place inside{&place, "failure"};
        Fields failureFields(decoding, *failure, inside);
        invoice.failureCode = failureFields.optionalText("code", MaxWordLength);
        invoice.failureMessage = failureFields.optionalText("message", MaxTextLength);
    }
    if (const auto metadata = fields.optionalObject("metadata"))
        invoice.metadata = readMetadata(decoding, *metadata, Place{&place, "metadata"});
    invoice.createdAt = fields.time("created_at");
    invoice.updatedAt = fields.time("updated_at");
    invoice.expiresAt = fields.optionalTime("expires_at");
    invoice.version = fields.integer("version", 1, MaxVersion);
    invoice.requestId = fields.optionalText("request_id", MaxIdLength);
    return invoice;
}

api::FeedEntry readEvent(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    api::FeedEntry entry;
    Event &event = entry.event;
    event.id = fields.word("id");
    event.type = fields.word("type", MaxWordLength);
    if (const auto resource = fields.object("resource")) {
        const Place inside{&place, "resource"};
        Fields resourceFields(decoding, *resource, inside);
        event.resourceType = resourceFields.word("type", MaxWordLength);
        event.resourceId = resourceFields.word("id");
    }
    event.previousStatus = fields.optionalText("previous_status", MaxWordLength);
    event.status = fields.word("status", MaxWordLength);
    event.occurredAt = fields.time("occurred_at");
    event.requestId = fields.optionalText("request_id", MaxIdLength);
    event.version = fields.integer("version", 1, MaxVersion);
    const auto data = fields.object("data");
    if (!data || event.resourceType != QLatin1String("invoice"))
        return entry;
    const Place inside{&place, "data"};
    entry.resource = readInvoice(decoding, *data, inside);
    if (!fields.failed() && idOf(entry.resource) != event.resourceId)
        fields.fault("data",
                     Words::tr("is not the resource that the event names", "after a place"));
    else if (!fields.failed() && versionOf(entry.resource) != event.version)
        fields.fault("version", Words::tr("is not that of its data", "after a place"));
    return entry;
}

api::SeenRequest readSeenRequest(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    api::SeenRequest seen;
    seen.id = fields.word("id");
    seen.method = fields.word("method", MaxWordLength);
    seen.target = fields.word("target", MaxTextLength);
    seen.status = static_cast<int>(fields.integer("status", 100, 599));
    seen.code = fields.optionalText("code", MaxWordLength);
    seen.idempotencyKey = fields.optionalText("idempotency_key", MaxIdLength);
    seen.resourceId = fields.optionalText("resource_id", MaxIdLength);
    seen.receivedAt = fields.time("received_at");
    return seen;
}

template <typename T>
QList<T> readList(Decoding &decoding, Fields &fields, const Place &root,
                  T (*readOne)(Decoding &, JsonValue, const Place &))
{
    QList<T> list;
    const auto data = fields.array("data");
    if (!data)
        return list;
    const Place place{&root, "data"};
    qsizetype index = 0;
    for (const JsonValue value : *data) {
        const Place element{&place, {}, index++};
        list.append(readOne(decoding, value, element));
        if (decoding.error)
            return {};
    }
    return list;
}

//! Parses, lets `read` fill the value from the root, and answers all or nothing.
template <typename T, typename Read>
Result<Decoded<T>> decode(const QByteArray &body, Read read)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document)
        return fail(document.error());
    Decoding decoding;
    const Place root;
    T value = read(decoding, document->root(), root);
    if (decoding.error)
        return fail(*decoding.error);
    return Decoded<T>{std::move(value), decoding.flags()};
}

} // namespace

Result<Decoded<Invoice>> decodeInvoice(const QByteArray &body)
{
    return decode<Invoice>(body, readInvoice);
}

Result<Decoded<api::InvoicePage>> decodeInvoicePage(const QByteArray &body)
{
    return decode<api::InvoicePage>(
        body, [](Decoding &decoding, JsonValue value, const Place &root) {
            Fields fields(decoding, value, root);
            api::InvoicePage page;
            page.invoices = readList<Invoice>(decoding, fields, root, readInvoice);
            page.nextCursor = fields.optionalText("next_cursor", MaxCursorLength);
            page.hasMore = fields.boolean("has_more");
            if (page.hasMore && page.nextCursor.isEmpty()) // it would begin anew, for ever
                fields.fault("next_cursor", Words::tr("is missing", "after a place"));
            return page;
        });
}

Result<Decoded<api::EventPage>> decodeEventPage(const QByteArray &body)
{
    return decode<api::EventPage>(body, [](Decoding &decoding, JsonValue value, const Place &root) {
        Fields fields(decoding, value, root);
        api::EventPage page;
        page.entries = readList<api::FeedEntry>(decoding, fields, root, readEvent);
        page.next = fields.text("next", MaxCursorLength);
        page.hasMore = fields.boolean("has_more");
        return page;
    });
}

Result<Decoded<SeenRequestPage>> decodeSeenRequests(const QByteArray &body)
{
    return decode<SeenRequestPage>(
        body, [](Decoding &decoding, JsonValue value, const Place &root) {
            Fields fields(decoding, value, root);
            SeenRequestPage page;
            page.requests = readList<api::SeenRequest>(decoding, fields, root, readSeenRequest);
            page.nextCursor = fields.optionalText("next_cursor", MaxCursorLength);
            page.hasMore = fields.boolean("has_more");
            return page;
        });
}

Result<Decoded<Token>> decodeToken(const QByteArray &body)
{
    return decode<Token>(body, [](Decoding &decoding, JsonValue value, const Place &root) {
        Fields fields(decoding, value, root);
        Token token;
        token.accessToken = fields.word("access_token", MaxTextLength).toLatin1();
        const bool visible =
            std::ranges::all_of(token.accessToken, [](char c) { return c > ' ' && c <= '~'; });
        if (!visible && !fields.failed())
            fields.fault("access_token", Words::tr("is not a token", "after a place"));
        token.lifeMs = fields.integer("expires_in", 1, MaxTokenSeconds) * MsPerSecond;
        if (const auto scopes = fields.optionalArray("scopes")) {
            for (const JsonValue scope : *scopes) {
                if (scope.type() == JsonType::String && token.scopes.size() < MaxScopes)
                    token.scopes.append(QString::fromUtf8(scope.text()).left(MaxWordLength));
            }
        }
        return token;
    });
}

std::optional<Problem> decodeProblem(const QByteArray &body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document || document->root().type() != JsonType::Object)
        return {};
    // Each member for itself: one that is odd must not hide the others.
    const Place root;
    const auto member = [&](JsonValue object, QByteArrayView name, qsizetype limit) {
        Decoding decoding;
        return Fields(decoding, object, root).optionalText(name, limit);
    };
    Problem problem;
    problem.code = member(document->root(), "code", MaxWordLength);
    for (const char *name : {"message", "detail", "title"}) {
        if (problem.message.isEmpty())
            problem.message = member(document->root(), name, MaxTextLength);
    }
    problem.requestId = member(document->root(), "request_id", MaxIdLength);
    Decoding decoding;
    if (const auto errors = Fields(decoding, document->root(), root).optionalArray("errors")) {
        for (const JsonValue entry : *errors) {
            if (entry.type() != JsonType::Object || problem.errors.size() >= MaxFieldErrors)
                continue;
            problem.errors.append({member(entry, "field", MaxTextLength),
                                   member(entry, "code", MaxWordLength),
                                   member(entry, "message", MaxTextLength)});
        }
    }
    if (problem.code.isEmpty() && problem.message.isEmpty())
        return {};
    return problem;
}

} // namespace coinpay::wire
