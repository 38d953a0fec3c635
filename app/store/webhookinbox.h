// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/inboxkeeping.h"
#include "store/webhookreceipt.h"

#include <memory>

namespace coinpay {

//! What arrived and is not committed yet: see WebhookInbox::store().
struct StoredWebhook
{
    qint64 row = 0;
    bool isNew = true; //!< false: an event that had been stored before
    int times = 1;
};

//! `webhooks.db` below a profile's folder: every webhook that arrived, its bytes, its verdict and
//! what became of it. Which events were handled is known from here alone, so the file is precious:
//! damaged → open() fails with StorageDamaged and nothing is touched. Bytes that grew old go
//! (dropOld()); the rows stay.
//!
//! Blocking and for one thread; several processes may hold the file. What cannot be trusted is kept
//! too, the newest `MaxRefused` of it, with the first `MaxRefusedBody` bytes of each body.
class WebhookInbox
{
public:
    static constexpr int MaxRefused = 500;
    static constexpr qsizetype MaxRefusedBody = 64 * 1024;

    [[nodiscard]] static Result<std::unique_ptr<WebhookInbox>> open(const QString &profileDir,
                                                                    const Clock &clock);
    ~WebhookInbox();

    //! All of them, or none, in one transaction, which is on the disk when this returns unless all
    //! of them are Refused. One that is
    //! Waiting and whose event is known is counted with the first of it instead; a Refused one is
    //! always a row of its own. Answers in the order given.
    [[nodiscard]] Result<QList<StoredWebhook>> store(const QList<WebhookReceipt> &arrived);

    //! Of these events, the ones that no trusted receipt is of; in the order given.
    [[nodiscard]] Result<QStringList> missing(const QStringList &eventIds);

    //! The next of forwarding: a try begins before its first byte leaves. Survives the end of the
    //! program; a power cut may take the latest of these notes back.
    [[nodiscard]] Done beginForward(const WebhookForward &attempt);
    //! And ends; with it the receipt's new state, and when it is tried again where it is Waiting.
    [[nodiscard]] Done endForward(const WebhookForward &attempt, WebhookState state,
                                  UnixMs nextTryAt);
    [[nodiscard]] Done setHandled(const QList<qint64> &rows);

    //! Those that wait, oldest first; `dueAt`: whose next try is not later than this.
    [[nodiscard]] Result<QList<WebhookReceipt>> waiting(UnixMs dueAt, int limit);
    //! Of those that wait: when the next is due. Nothing where none waits.
    [[nodiscard]] Result<std::optional<UnixMs>> nextDue();

    //! Newest first, without bodies and headers: those before `beforeRow`, 0 for the newest.
    [[nodiscard]] Result<QList<WebhookReceipt>> page(qint64 beforeRow, int limit);
    [[nodiscard]] Result<WebhookReceipt> receipt(qint64 row);               //!< NotFound
    [[nodiscard]] Result<WebhookReceipt> receiptOf(const QString &eventId); //!< NotFound
    //! The trusted receipts of one resource's events, in the order they came.
    [[nodiscard]] Result<QList<WebhookReceipt>> receiptsAbout(const QString &resourceId, int limit);
    //! Oldest first.
    [[nodiscard]] Result<QList<WebhookForward>> forwards(qint64 row);

    //! Drops the oldest bytes beyond what is kept, a few milliseconds' worth: true where there may
    //! be more to drop. What waits to be handled keeps its own.
    [[nodiscard]] Result<bool> dropOld(const InboxKeeping &keeping, UnixMs now);

    //! A small value of the listener's own ("feed_cursor"); empty where there is none.
    [[nodiscard]] Result<QString> value(const QString &name);
    [[nodiscard]] Done setValue(const QString &name, const QString &value);

    //! Where the file is, or would be.
    [[nodiscard]] static QString path(const QString &profileDir);

private:
    class Private;
    explicit WebhookInbox(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace coinpay
