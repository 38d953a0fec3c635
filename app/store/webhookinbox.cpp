// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/webhookinbox.h"

#include "core/processlock.h"
#include "store/inboxdropping.h"
#include "store/inboxrows.h"
#include "store/schema/inboxschema.h"
#include "store/sqlite/failure.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <limits>

#include <sqlite3.h>

namespace coinpay {

using namespace store;

namespace {

// Long enough for another process to make the file.
constexpr int OpenLockTimeoutMs = 20'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("coinpay::store", text);
}

Error notInInbox()
{
    return Error{
        ErrorKind::NotFound, tr("The inbox of webhooks has no such event."), {}, {}, 0, {}, {}};
}

//! Throws the refusal that fits what the file turned out to be.
void refuseUnlessTrusted(FileState state, const QString &path)
{
    QString sentence;
    switch (state) {
    case FileState::Missing:
    case FileState::Current:
    case FileState::Old: return;
    case FileState::TooNew:
        //: %1 is a file's path
        sentence = tr("The inbox of webhooks %1 was written by a newer version of this program. "
                      "Install that version to open it; the file was left as it is.");
        break;
    case FileState::Foreign:
    case FileState::Damaged:
        //: %1 is a file's path
        sentence = tr("The inbox of webhooks %1 is damaged. It knows which events were handled, so "
                      "it was left as it is. Restore it from a backup, or move it elsewhere; then "
                      "events that come again are handled again.");
        break;
    }
    throw Refusal(Error{ErrorKind::StorageDamaged,
                        sentence.arg(QDir::toNativeSeparators(path)),
                        {},
                        {},
                        0,
                        {},
                        {}});
}

//! Makes what is missing and migrates what is old.
std::unique_ptr<Connection> openInbox(const QString &profileDir, const Clock &clock)
{
    ProcessLock lock(QDir(profileDir).filePath(QStringLiteral("webhooks.lock")));
    const ProcessLock::Outcome locked = lock.tryLock(OpenLockTimeoutMs);
    if (locked != ProcessLock::Outcome::Taken) {
        const bool busy = locked == ProcessLock::Outcome::Busy;
        throw Failure(busy ? SQLITE_BUSY : SQLITE_READONLY, "lock", profileDir);
    }
    const QString path = WebhookInbox::path(profileDir);
    const FileState state = inspect(path, inboxSchema(), Check::Quick);
    refuseUnlessTrusted(state, path);
    if (state == FileState::Missing)
        makeWhole(path, inboxSchema(), clock.now());
    auto connection = std::make_unique<Connection>(path, Connection::Mode::ReadWrite);
    // What a merchant earns is nobody else's business on a shared machine.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    connection->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                        "PRAGMA fullfsync=ON; PRAGMA foreign_keys=ON");
    migrate(*connection, inboxSchema(), true, clock.now());
    return connection;
}

} // namespace

class WebhookInbox::Private
{
public:
    explicit Private(std::unique_ptr<Connection> connection)
        : inbox(std::move(connection))
    {
    }

    //! In a transaction that outlives the process, but perhaps not a power cut: no waiting for the
    //! disk.
    template <typename Work>
    Done note(const Work &work)
    {
        return guarded([&] {
            inbox->execute("PRAGMA synchronous=NORMAL");
            Transaction transaction(*inbox);
            work();
            transaction.commit();
        });
    }

    std::unique_ptr<Connection> inbox;
};

QString WebhookInbox::path(const QString &profileDir)
{
    return QDir(profileDir).filePath(QStringLiteral("webhooks.db"));
}

Result<std::unique_ptr<WebhookInbox>> WebhookInbox::open(const QString &profileDir,
                                                         const Clock &clock)
{
    return guarded([&] {
        return std::unique_ptr<WebhookInbox>(
            new WebhookInbox(std::make_unique<Private>(openInbox(profileDir, clock))));
    });
}

WebhookInbox::WebhookInbox(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

WebhookInbox::~WebhookInbox() = default;

Result<QList<StoredWebhook>> WebhookInbox::store(const QList<WebhookReceipt> &arrived)
{
    return guarded([&] {
        const auto isRefused = [](const WebhookReceipt &receipt) {
            return receipt.state == WebhookState::Refused;
        };
        // Nobody relies on what was refused: a flood of it is not to wear the disk.
        const bool isUrgent = !std::ranges::all_of(arrived, isRefused);
        d->inbox->execute(isUrgent ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
        Transaction transaction(*d->inbox);
        QList<StoredWebhook> stored;
        for (const WebhookReceipt &receipt : arrived)
            stored += writeReceipt(*d->inbox, receipt);
        if (std::ranges::any_of(arrived, isRefused))
            pruneRefused(*d->inbox);
        transaction.commit();
        return stored;
    });
}

Result<QStringList> WebhookInbox::missing(const QStringList &eventIds)
{
    return guarded([&] {
        QStringList missing;
        for (const QString &id : eventIds) {
            Query query =
                d->inbox->query("SELECT 1 FROM receipts WHERE event_id = ? AND state <> 'refused'");
            if (!query.bindAll(id).step())
                missing += id;
        }
        return missing;
    });
}

Done WebhookInbox::beginForward(const WebhookForward &attempt)
{
    return d->note([&] { writeForwardBegin(*d->inbox, attempt); });
}

Done WebhookInbox::endForward(const WebhookForward &attempt, WebhookState state, UnixMs nextTryAt)
{
    return d->note([&] { writeForwardEnd(*d->inbox, attempt, state, nextTryAt); });
}

Done WebhookInbox::setHandled(const QList<qint64> &rows)
{
    return d->note([&] {
        for (const qint64 row : rows) {
            d->inbox
                ->query("UPDATE receipts SET state = 'handled' WHERE row = ? AND state = 'waiting'")
                .bindAll(row)
                .run();
        }
    });
}

Result<QList<WebhookReceipt>> WebhookInbox::waiting(UnixMs dueAt, int limit)
{
    return guarded([&] {
        return readReceipts(*d->inbox, Bytes::All,
                            "WHERE state = 'waiting' AND next_try_at <= ?1 "
                            "ORDER BY next_try_at, row LIMIT ?2",
                            dueAt, limit);
    });
}

Result<std::optional<UnixMs>> WebhookInbox::nextDue()
{
    return guarded([&]() -> std::optional<UnixMs> {
        Query query = d->inbox->query("SELECT min(next_try_at) FROM receipts "
                                      "WHERE state = 'waiting'");
        if (!query.step() || query.isNull(0))
            return {};
        return query.number(0);
    });
}

Result<QList<WebhookReceipt>> WebhookInbox::page(qint64 beforeRow, int limit)
{
    return guarded([&] {
        const qint64 end = beforeRow > 0 ? beforeRow : std::numeric_limits<qint64>::max();
        return readReceipts(*d->inbox, Bytes::None, "WHERE row < ?1 ORDER BY row DESC LIMIT ?2",
                            end, limit);
    });
}

Result<WebhookReceipt> WebhookInbox::receipt(qint64 row)
{
    return guarded([&] {
        const auto found = readReceipts(*d->inbox, Bytes::All, "WHERE row = ?", row);
        if (found.isEmpty())
            throw Refusal(notInInbox());
        return found.first();
    });
}

Result<WebhookReceipt> WebhookInbox::receiptOf(const QString &eventId)
{
    return guarded([&] {
        const auto found = readReceipts(*d->inbox, Bytes::All,
                                        "WHERE event_id = ? AND state <> 'refused'", eventId);
        if (found.isEmpty())
            throw Refusal(notInInbox());
        return found.first();
    });
}

Result<QList<WebhookReceipt>> WebhookInbox::receiptsAbout(const QString &resourceId, int limit)
{
    return guarded([&] {
        return readReceipts(*d->inbox, Bytes::All,
                            "WHERE resource_id = ?1 AND resource_id <> '' AND state <> 'refused' "
                            "ORDER BY row LIMIT ?2",
                            resourceId, limit);
    });
}

Result<QList<WebhookForward>> WebhookInbox::forwards(qint64 row)
{
    return guarded([&] { return readForwards(*d->inbox, row); });
}

Result<bool> WebhookInbox::dropOld(const InboxKeeping &keeping, UnixMs now)
{
    bool more = false;
    const Done dropped = d->note([&] { more = dropPiece(*d->inbox, keeping, now); });
    return dropped ? Result<bool>(more) : fail(dropped.error());
}

Result<QString> WebhookInbox::value(const QString &name)
{
    return guarded([&] {
        Query query = d->inbox->query("SELECT value FROM listener_values WHERE name = ?");
        return query.bindAll(name).step() ? query.text(0) : QString();
    });
}

Done WebhookInbox::setValue(const QString &name, const QString &value)
{
    return d->note([&] {
        d->inbox
            ->query("INSERT INTO listener_values (name, value) VALUES (?1, ?2) "
                    "ON CONFLICT (name) DO UPDATE SET value = excluded.value")
            .bindAll(name, value)
            .run();
    });
}

} // namespace coinpay
