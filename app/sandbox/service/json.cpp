// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/json.h"

#include "sandbox/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUtf8StringView>

#include <vector>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t MaxDepth = 32;

Problem malformed(const QString &message)
{
    return {400, u"malformed_request"_s, message, {}, {}};
}

//! Past the string that begins at `from`, in text that is known to be JSON.
qsizetype endOfString(const QByteArray &text, qsizetype from)
{
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

QString decoded(const QByteArray &string)
{
    return QJsonDocument::fromJson('[' + string + ']').array().first().toString();
}

//! Brackets are counted before anything recurses into them.
void checkDepth(const QByteArray &text)
{
    size_t depth = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = endOfString(text, i);
            continue;
        }
        if (text[i] == '{' || text[i] == '[')
            ++depth;
        else if ((text[i] == '}' || text[i] == ']') && depth > 0)
            --depth;
        if (depth > MaxDepth)
            throw malformed(u"The body is nested more than %1 levels deep."_s.arg(MaxDepth));
        ++i;
    }
}

void checkNames(const QByteArray &text)
{
    struct Level
    {
        bool object;
        bool nameNext;
        QSet<QString> names;
    };
    std::vector<Level> levels;
    for (qsizetype i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '"') {
            const qsizetype end = endOfString(text, i);
            if (!levels.empty() && levels.back().object && levels.back().nameNext) {
                const QString name = decoded(text.mid(i, end - i));
                if (levels.back().names.contains(name))
                    throw malformed(u"The body names \"%1\" twice."_s.arg(name.left(100)));
                levels.back().names.insert(name);
                levels.back().nameNext = false;
            }
            i = end;
            continue;
        }
        if (c == '{' || c == '[')
            levels.push_back({c == '{', true, {}});
        else if (c == '}' || c == ']')
            levels.pop_back();
        else if (c == ',')
            levels.back().nameNext = true;
        ++i;
    }
}

} // namespace

QJsonObject parseBody(const QByteArray &body)
{
    if (body.isEmpty())
        return {};
    if (!QUtf8StringView(body).isValidUtf8() || body.startsWith("\xef\xbb\xbf"))
        throw malformed(u"The body is not UTF-8 without a byte order mark."_s);
    checkDepth(body);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        throw malformed(
            u"The body is not JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        throw malformed(u"The body is not a JSON object."_s);
    checkNames(body);
    return document.object();
}

} // namespace coinpay::sandbox
