// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/inboxdropping.h"

#include <QCryptographicHash>
#include <QList>

namespace coinpay::store {

namespace {

// Some milliseconds of work: a webhook that arrives meanwhile waits no longer than that. One body
// may be larger than that by itself.
constexpr int MostRows = 100;
constexpr qint64 MostBytes = 1024 * 1024;

struct Old
{
    qint64 row = 0;
    qint64 bytes = 0;
    bool isWhole = true; //!< of what was refused only the beginning was kept
};

//! The oldest that may go, as many as one piece takes.
QList<Old> oldest(Connection &inbox, const InboxKeeping &keeping, UnixMs now)
{
    qint64 excess = inbox.number("SELECT bytes FROM kept_bytes") - keeping.bytes;
    Query query = inbox.query("SELECT row, length(headers) + length(body), "
                              "length(body) = body_size, received_at FROM receipts "
                              "WHERE dropped_at = 0 AND state <> 'waiting' "
                              "ORDER BY received_at, row LIMIT ?");
    query.bindAll(MostRows);
    QList<Old> found;
    qint64 bytes = 0;
    while (bytes < MostBytes && query.step()) {
        const bool isOld = query.number(3) < now - keeping.age.count();
        if (!isOld && excess <= 0)
            break;
        found.append({query.number(0), query.number(1), query.number(2) != 0});
        bytes += found.last().bytes;
        excess -= found.last().bytes;
    }
    return found;
}

QString hashOf(Connection &inbox, qint64 row)
{
    Query query = inbox.query("SELECT body FROM receipts WHERE row = ?");
    query.bindAll(row);
    return query.step() ? inboxHash(query.bytes(0)) : QString();
}

void drop(Connection &inbox, const Old &old, UnixMs now)
{
    inbox
        .query("UPDATE receipts SET headers = x'', body = x'', dropped_at = ?2, body_sha256 = ?3 "
               "WHERE row = ?1")
        .bindAll(old.row, now, old.isWhole ? hashOf(inbox, old.row) : QString())
        .run();
    inbox.query("UPDATE forwards SET answer = x'' WHERE receipt = ?").bindAll(old.row).run();
}

} // namespace

QString inboxHash(const QByteArray &body)
{
    return QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
}

bool dropPiece(Connection &inbox, const InboxKeeping &keeping, UnixMs now)
{
    const QList<Old> piece = oldest(inbox, keeping, now);
    for (const Old &old : piece)
        drop(inbox, old, now);
    return !piece.isEmpty();
}

} // namespace coinpay::store
