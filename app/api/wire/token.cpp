// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

#include <algorithm>

namespace coinpay::wire {

namespace {

constexpr qint64 MaxTokenSeconds = 86'400;
constexpr qint64 MsPerSecond = 1000;
constexpr qsizetype MaxScopes = 100;

} // namespace

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

} // namespace coinpay::wire
