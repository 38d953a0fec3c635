// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/drivenprofile.h"

#include <QMap>
#include <QUrlQuery>

namespace coinpay::test {

//! A server's lists and feed, small and in memory.
class Books
{
public:
    explicit Books(FakeServer &server)
        : m_server(server)
    {
        server.onRequest = [this](const HttpRequest &request) { return answer(request); };
    }

    void add(const QByteArray &id) { change(id, {}, "pending", 1); }

    void change(const QByteArray &id, const QByteArray &from, const QByteArray &to, int version)
    {
        put("/v1/invoices", id, invoiceJson(id, to, version));
        appendRaw(eventJson(nextId(), id, from, to, version));
    }

    //! An entry of a list ("/v1/wallets/wal_1/transfers"), without an event.
    void put(const QByteArray &list, const QByteArray &id, const QByteArray &json)
    {
        m_lists[list][id] = json;
    }

    //! What a path that is no list answers.
    void say(const QByteArray &path, const QByteArray &json) { m_single[path] = json; }

    void appendRaw(const QByteArray &event) { m_events.append(event); }

    [[nodiscard]] QByteArray nextId() const
    {
        return "evt_" + QByteArray::number(m_events.size() + 1);
    }

    bool offline = false;
    bool cursorsExpired = false;
    int pageSize = 3;
    QMap<QByteArray, QByteArray> refused; //!< the code with which a list is refused

private:
    FakeServer::Answer answer(const HttpRequest &request)
    {
        if (offline)
            return FakeServer::broken(ErrorKind::Connect);
        const QUrl url = QUrl::fromEncoded(request.target);
        const QUrlQuery query(url);
        const QByteArray path = url.path().toLatin1();
        if (path == "/v1/events")
            return events(query);
        if (refused.contains(path)) {
            const QByteArray code = refused.value(path);
            return m_server.problem(code == "not_found" ? 404 : 403, code);
        }
        if (m_single.contains(path))
            return m_server.json(200, m_single.value(path));
        const QByteArray parent = path.left(path.lastIndexOf('/'));
        const QByteArray last = path.mid(path.lastIndexOf('/') + 1);
        if (m_lists.contains(parent) && m_lists[parent].contains(last))
            return m_server.json(200, m_lists[parent].value(last));
        return list(path, query);
    }

    FakeServer::Answer events(const QUrlQuery &query)
    {
        const QString after = query.queryItemValue(QStringLiteral("after"));
        const QByteArray last =
            m_events.isEmpty() ? QByteArray() : "evt_" + QByteArray::number(m_events.size());
        if (after == QLatin1String("latest"))
            return m_server.json(200, page({}, last, false));
        if (cursorsExpired) {
            cursorsExpired = false;
            return m_server.problem(410, "cursor_expired");
        }
        const qsizetype from = after.isEmpty() ? 0 : after.mid(4).toInt();
        const QByteArrayList some = m_events.mid(from, pageSize);
        const qsizetype to = from + some.size();
        return m_server.json(200,
                             page(some, to == 0 ? QByteArray() : "evt_" + QByteArray::number(to),
                                  to < m_events.size()));
    }

    static QByteArray page(const QByteArrayList &events, const QByteArray &next, bool more)
    {
        return "{\"data\":[" + events.join(',') + "],\"next\":\"" + next +
               "\",\"has_more\":" + (more ? "true" : "false") + "}";
    }

    FakeServer::Answer list(const QByteArray &path, const QUrlQuery &query)
    {
        const int from = query.queryItemValue(QStringLiteral("cursor")).mid(1).toInt();
        const QByteArrayList all = m_lists.value(path).values();
        const bool more = from + pageSize < all.size();
        const QByteArray next =
            more ? "\"c" + QByteArray::number(from + pageSize) + "\"" : QByteArray("null");
        return m_server.json(200, "{\"data\":[" + all.mid(from, pageSize).join(',') +
                                      "],\"next_cursor\":" + next +
                                      ",\"has_more\":" + (more ? "true" : "false") + "}");
    }

    FakeServer &m_server;
    QMap<QByteArray, QMap<QByteArray, QByteArray>> m_lists;
    QMap<QByteArray, QByteArray> m_single;
    QByteArrayList m_events;
};

} // namespace coinpay::test
