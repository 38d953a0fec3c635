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
//! Of the calls about a resource, which are read often: the newest tell what is asked for.
constexpr int PagesAboutResource = 3;

//! Which calls are looked for.
struct Filter
{
    const char *name;
    QString value;
    QString SeenRequest::*member; //!< has that value in every one of them
    int pages;                    //!< so many are read
    bool mayBeCut;                //!< more than those is no error
};

//! Goes through the pages of a search until its end. Deletes itself once it has answered.
class RequestSearch : public QObject
{
public:
    RequestSearch(Client &client, Filter filter)
        : QObject(&client)
        , m_client(client)
        , m_filter(std::move(filter))
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
        Target target("/v1/requests");
        target.query(m_filter.name, m_filter.value);
        if (m_filter.mayBeCut)
            target.page(cursor, MaxListLimit);
        else
            target.query("cursor", cursor);
        request.target = target.bytes();
        m_page = readPage<SeenRequest>(m_client, request, wire::decodeSeenRequests,
                                       [filter = m_filter](const SeenRequest &seen) {
                                           return seen.*filter.member == filter.value;
                                       });
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
        const bool isEnough = ++m_pages >= m_filter.pages;
        if (!page->hasMore || (isEnough && m_filter.mayBeCut))
            finish(std::move(m_found));
        else if (isEnough)
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
    Filter m_filter;
    Pending<QList<SeenRequest>> m_pending;
    QFuture<Result<Page<SeenRequest>>> m_page;
    QList<SeenRequest> m_found;
    int m_pages = 0;
};

QFuture<Result<QList<SeenRequest>>> search(Client &client, Filter filter)
{
    auto *search = new RequestSearch(client, std::move(filter));
    auto future = search->future();
    search->readPageAt({});
    return future;
}

} // namespace

QFuture<Result<QList<SeenRequest>>> findRequests(Client &client, const QString &idempotencyKey)
{
    return search(
        client, {"idempotency_key", idempotencyKey, &SeenRequest::idempotencyKey, MaxPages, false});
}

QFuture<Result<QList<SeenRequest>>> findRequestsAbout(Client &client, const QString &resourceId)
{
    if (!isId(resourceId))
        return answered<QList<SeenRequest>>(fail(notAnId()));
    return search(client,
                  {"resource_id", resourceId, &SeenRequest::resourceId, PagesAboutResource, true});
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
