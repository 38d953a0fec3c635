// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the decoders of decode.h are made: a reader fills one value from one place of a document, and
// these go around it. Only for the files beside this one.

#include "api/page.h"
#include "api/wire/decode.h"
#include "api/wire/fields.h"

#include <QCoreApplication>

namespace coinpay::wire {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Wire)
};

inline constexpr qint64 MaxVersion = 9'007'199'254'740'991; // the contract's; 2^53 - 1
inline constexpr qint64 MaxConfirmations = 1'000'000'000;
inline constexpr qsizetype MaxCursorLength = 4096;
inline constexpr QLatin1String UnknownStatus("unknown_status");

[[nodiscard]] Invoice readInvoice(Decoding &decoding, JsonValue value, const Place &place);
[[nodiscard]] Escrow readEscrow(Decoding &decoding, JsonValue value, const Place &place);
[[nodiscard]] EscrowAction readEscrowAction(EscrowActionKind kind, Decoding &decoding,
                                            JsonValue value, const Place &place);
[[nodiscard]] Wallet readWallet(Decoding &decoding, JsonValue value, const Place &place);
[[nodiscard]] ReceiveAddress readAddress(Decoding &decoding, JsonValue value, const Place &place);
[[nodiscard]] Transfer readTransfer(Decoding &decoding, JsonValue value, const Place &place);

[[nodiscard]] int readConfirmations(Fields &fields, QByteArrayView name);
//! Empty when it is absent or null.
[[nodiscard]] QMap<QString, QString> readMetadata(Decoding &decoding, Fields &fields,
                                                  const Place &place);
//! Leaves both empty when there is no failure.
void readFailure(Decoding &decoding, Fields &fields, const Place &place, QString &code,
                 QString &message);

//! The status: the server's own word, and `fromName` of it.
template <typename T, typename Status>
void readStatus(Decoding &decoding, Fields &fields, T &resource, Status (*fromName)(QStringView))
{
    resource.statusText = fields.word("status", MaxWordLength);
    resource.status = fromName(resource.statusText);
    if (resource.status == Status::Unrecognized && !fields.failed())
        decoding.flag(UnknownStatus);
}

//! How far its money has come on the chain.
template <typename T>
void readChain(Fields &fields, T &resource)
{
    resource.confirmations = readConfirmations(fields, "confirmations");
    resource.requiredConfirmations = readConfirmations(fields, "required_confirmations");
    resource.txHash = fields.optionalText("tx_hash", MaxTextLength);
}

//! What every resource bears.
template <typename T>
void readStamps(Fields &fields, T &resource)
{
    resource.createdAt = fields.time("created_at");
    resource.updatedAt = fields.time("updated_at");
    resource.version = fields.integer("version", 1, MaxVersion);
    resource.requestId = fields.optionalText("request_id", MaxIdLength);
}

template <typename T, typename ReadOne>
QList<T> readList(Decoding &decoding, Fields &fields, QByteArrayView name, const Place &root,
                  ReadOne readOne)
{
    QList<T> list;
    const auto data = fields.array(name);
    if (!data)
        return list;
    const Place place{&root, name};
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

//! A list of the contract's: {data, next_cursor, has_more}.
template <typename T, typename ReadOne>
Result<Decoded<api::Page<T>>> decodePage(const QByteArray &body, ReadOne readOne)
{
    return decode<api::Page<T>>(body, [&](Decoding &decoding, JsonValue value, const Place &root) {
        Fields fields(decoding, value, root);
        api::Page<T> page;
        page.items = readList<T>(decoding, fields, "data", root, readOne);
        page.nextCursor = fields.optionalText("next_cursor", MaxCursorLength);
        page.hasMore = fields.boolean("has_more");
        if (page.hasMore && page.nextCursor.isEmpty()) // it would begin anew, for ever
            fields.fault("next_cursor", Words::tr("is missing", "after a place"));
        return page;
    });
}

} // namespace coinpay::wire
