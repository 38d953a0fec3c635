// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

namespace coinpay::wire {

namespace {

constexpr qsizetype MaxFieldErrors = 100;

} // namespace

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
