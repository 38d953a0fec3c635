// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/events/feed.h"

#include "sandbox/events/events.h"
#include "sandbox/problem.h"
#include "sandbox/resources/invoicestore.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>

namespace coinpay::sandbox::feed {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxLimit = 500;
constexpr qint64 MaxWaitSeconds = 25;

void readLimit(const Call &call, Wish &wish)
{
    if (!call.query.hasQueryItem(u"limit"_s))
        return;
    bool valid = false;
    wish.limit = call.parameter(u"limit"_s).toInt(&valid);
    if (!valid || wish.limit < 1 || wish.limit > MaxLimit)
        throw invalidField("limit", valid ? (wish.limit < 1 ? "too_small" : "too_large") : "type",
                           u"limit must be from 1 to %1."_s.arg(MaxLimit));
}

void readResource(Call &call, Wish &wish)
{
    if (!call.query.hasQueryItem(u"resource_id"_s))
        return;
    const QString id = call.parameter(u"resource_id"_s);
    if (const auto invoice = findInvoice(call.books, id)) {
        wish.kind = u"invoice"_s;
        wish.row = invoice->row;
        return;
    }
    static constexpr std::array withEvents{kinds::Escrow,  kinds::Release, kinds::Refund,
                                           kinds::Dispute, kinds::Wallet,  kinds::Address,
                                           kinds::Transfer};
    for (const Kind &kind : withEvents) {
        if (const auto document = findDocument(call.books, kind, id)) {
            wish.kind = kind.name;
            wish.row = document->row;
            return;
        }
    }
    wish.nothing = true;
}

void readWait(const Call &call, Wish &wish)
{
    static const QRegularExpression wait(
        u"(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,6})\"?\\s*(?:[,;]|$)"_s);
    const auto match = wait.match(QString::fromLatin1(call.http.headers.value("Prefer")));
    if (match.hasMatch())
        wish.waitSeconds = qMin(MaxWaitSeconds, match.captured(1).toLongLong());
}

} // namespace

Wish read(Call &call)
{
    Wish wish;
    readLimit(call, wish);
    readResource(call, wish);
    readWait(call, wish);
    const QString after = call.parameter(u"after"_s);
    wish.latest = after == "latest"_L1;
    if (wish.latest || after.isEmpty())
        return wish;
    const auto seq = eventSeq(call.books, after);
    if (!seq)
        throw invalidField("after", "unknown_value",
                           u"%1 was never an event of this account."_s.arg(after.left(64)));
    wish.after = *seq;
    wish.afterId = after;
    return wish;
}

Answer look(Books &books, const Wish &wish, bool *empty)
{
    FeedPage page;
    if (wish.latest || (wish.afterId.isEmpty() && wish.nothing))
        page.next = newestEventId(books);
    else if (wish.nothing)
        page.next = wish.afterId;
    else
        page = readFeed(books, {wish.after, wish.afterId, wish.limit, wish.kind, wish.row});
    if (page.next.isNull())
        page.next = u""_s;
    QJsonArray data;
    for (const QJsonObject &event : page.events)
        data.append(event);
    *empty = data.isEmpty() && !wish.latest;
    return {200, {{u"data"_s, data}, {u"next"_s, page.next}, {u"has_more"_s, page.hasMore}}};
}

} // namespace coinpay::sandbox::feed
