// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/feedpage.h"

#include "core/text.h"
#include "webhooks/eventhead.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace coinpay {

namespace {

//! Walks over JSON that is known to be sound, without reading what the values are.
class Walk
{
public:
    explicit Walk(QByteArrayView json)
        : m_json(json)
    {
    }

    //! The white space and the one mark that are next.
    bool take(char mark)
    {
        skipSpace();
        if (m_at >= m_json.size() || m_json[m_at] != mark)
            return false;
        ++m_at;
        return true;
    }

    //! One whole value, as it is written.
    QByteArrayView value()
    {
        skipSpace();
        const qsizetype from = m_at;
        int depth = 0;
        do {
            step(depth);
        } while (m_at < m_json.size() && (depth > 0 || !endsValue(m_json[m_at])));
        return m_json.sliced(from, m_at - from).trimmed();
    }

private:
    static bool endsValue(char c) { return c == ',' || c == ']' || c == '}' || c == ':'; }

    void skipSpace()
    {
        while (m_at < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json[m_at]))
            ++m_at;
    }

    //! A bracket, a whole string, or one character of anything else.
    void step(int &depth)
    {
        if (m_at >= m_json.size())
            return;
        const char c = m_json[m_at++];
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        else if (c == '"')
            skipString();
    }

    void skipString()
    {
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        ++m_at;
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
};

//! The elements of the array "data" of an object.
QList<QByteArray> elementsOfData(const QByteArray &body)
{
    QList<QByteArray> elements;
    Walk walk(body);
    if (!walk.take('{'))
        return elements;
    do {
        const QByteArrayView name = walk.value();
        if (!walk.take(':'))
            return elements;
        if (name != QByteArrayView("\"data\"")) {
            walk.value();
            continue;
        }
        if (!walk.take('[') || walk.take(']'))
            return elements;
        do {
            elements += walk.value().toByteArray();
        } while (walk.take(','));
        return elements;
    } while (walk.take(','));
    return elements;
}

} // namespace

QByteArray feedTarget(const QString &after, int limit, const QString &resourceId)
{
    QUrlQuery query;
    if (!after.isEmpty())
        query.addQueryItem(QStringLiteral("after"), after);
    if (!resourceId.isEmpty())
        query.addQueryItem(QStringLiteral("resource_id"), resourceId);
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return "/v1/events?" + query.toString(QUrl::FullyEncoded).toLatin1();
}

Result<FeedPage> readFeedAnswer(int status, const QByteArray &body)
{
    constexpr int Ok = 200;
    if (status == Ok)
        return readFeedPage(body);
    Error error;
    error.kind = status == 401   ? ErrorKind::Unauthenticated
                 : status == 403 ? ErrorKind::Forbidden
                 : status == 429 ? ErrorKind::RateLimited
                 : status >= 500 ? ErrorKind::ServerFault
                                 : ErrorKind::Refused;
    error.httpStatus = status;
    error.message = displayText(
        QJsonDocument::fromJson(body).object().value(QLatin1String("message")).toString());
    if (error.message.isEmpty())
        error.message =
            QCoreApplication::translate("FeedPage", "The event feed was answered with status %1.")
                .arg(status);
    return fail(error);
}

Result<FeedPage> readFeedPage(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonValue data = object.value(QLatin1String("data"));
    FeedPage page;
    page.next = object.value(QLatin1String("next")).toString();
    page.hasMore = object.value(QLatin1String("has_more")).toBool();
    const QList<QByteArray> texts = elementsOfData(body);
    bool isSound = data.isArray() && texts.size() == data.toArray().size();
    for (const QByteArray &text : texts) {
        const EventHead head = readEventHead(text);
        isSound = isSound && !head.id.isEmpty();
        page.events += FeedEvent{head.id, head.version, text};
    }
    if (!isSound)
        return fail(ErrorKind::Protocol,
                    QCoreApplication::translate("FeedPage", "What the server answered is not a "
                                                            "page of events."));
    return page;
}

} // namespace coinpay
