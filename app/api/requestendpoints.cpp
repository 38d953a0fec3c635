// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/reads.h"
#include "api/target.h"
#include "core/whendone.h"

namespace coinpay::api {

namespace {

//! A key is good for one operation, so that a handful of records is to be expected; a server that
//! never comes to an end is not followed for ever.
constexpr int MaxPages = 100;

//! Goes through the pages of a search until its end. Deletes itself once it has answered.
class RequestSearch : public QObject
{
public:
    RequestSearch(Client &client, const QString &idempotencyKey)
        : QObject(&client)
        , m_client(client)
        , m_key(idempotencyKey)
    {
        m_pending.whenCanceled(this, [this] {
            m_page.cancel();
            deleteLater();
        });
    }

    [[nodiscard]] QFuture<Result<QList<SeenRequest>>> future() const { return m_pending.future(); }

    void readPageAt(const QString &cursor)
    {
        ApiRequest request;
        request.target =
            Target("/v1/requests").query("idempotency_key", m_key).query("cursor", cursor).bytes();
        m_page = readPage<SeenRequest>(
            m_client, request, wire::decodeSeenRequests,
            [key = m_key](const SeenRequest &seen) { return seen.idempotencyKey == key; });
        whenDone(m_page, this, [this](const Result<Page<SeenRequest>> &page) { came(page); });
    }

private:
    void came(const Result<Page<SeenRequest>> &page)
    {
        if (!page) {
            finish(fail(page.error()));
            return;
        }
        m_found.append(page->items);
        if (!page->hasMore)
            finish(std::move(m_found));
        else if (++m_pages >= MaxPages)
            finish(fail(otherAnswer()));
        else
            readPageAt(page->nextCursor);
    }

    void finish(Result<QList<SeenRequest>> result)
    {
        m_pending.answer(std::move(result));
        deleteLater();
    }

    Client &m_client;
    QString m_key;
    Pending<QList<SeenRequest>> m_pending;
    QFuture<Result<Page<SeenRequest>>> m_page;
    QList<SeenRequest> m_found;
    int m_pages = 0;
};

} // namespace

QFuture<Result<QList<SeenRequest>>> findRequests(Client &client, const QString &idempotencyKey)
{
    auto *search = new RequestSearch(client, idempotencyKey);
    const auto future = search->future();
    search->readPageAt({});
    return future;
}

QFuture<Result<SeenRequest>> fetchRequest(Client &client, const QString &id)
{
    if (!isId(id))
        return answered<SeenRequest>(fail(notAnId()));
    ApiRequest request;
    request.target = Target("/v1/requests").segment(id).bytes();
    return readDecoded<SeenRequest>(client, request, wire::decodeSeenRequest,
                                    [id](const SeenRequest &seen) { return seen.id == id; });
}

} // namespace coinpay::api
