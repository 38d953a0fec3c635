// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "domain/event.h"
#include "domain/note.h"
#include "domain/operation.h"
#include "domain/requestlogentry.h"
#include "domain/resource.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace coinpay {

//! A resource on its way into the mirror, with how we know of it.
struct ResourceUpdate
{
    Resource resource;
    LearnedFrom learnedFrom = LearnedFrom::EventFeed;
    UnixMs learnedAt = 0;
    //! Set when an event told us: kept with the transition, and makes applying it twice a no-op.
    std::optional<Event> event;
};

//! What changed, said after the commit. Ids are unique; at most a few hundred, else `everything`.
struct InvoicesChanged
{
    QStringList inserted;
    QStringList updated;
    bool everything = false; //!< first sync pages, a rebuilt mirror, or another process wrote
};

//! As InvoicesChanged, for every other type of resource.
struct ResourcesChanged
{
    //! By type ("escrow", "release", "wallet", …): the ids that are new or changed. A balance that
    //! changed names its wallet.
    QHash<QString, QStringList> ids;
    bool everything = false; //!< a rebuilt mirror, or another process wrote
};

//! How the driver ends or moves an operation, committed in one transaction with its attempt.
struct OperationStep
{
    QString operationId;
    OperationState state = OperationState::Queued;
    UnixMs nextAttemptAt = 0; //!< 0: nothing is due
    QString resultId;         //!< empty: unchanged; of NeedsPerson: nobody knows
    QString requestId;        //!< empty: unchanged
    int httpStatus = 0;
    QString code;
    QString message;
    bool replayed = false;
    bool endsAttempt = true; //!< false for steps that follow the resource, without an attempt
};

//! Operation::code of one that a person decided about.
[[nodiscard]] inline QString decidedCode()
{
    return QStringLiteral("decided_by_person");
}

//! One profile's two databases and their one writer thread. Every function may be called from any
//! thread; futures finish on the writer thread (attach with a context). A failed write (disk full,
//! read-only) leaves what was there and is an error in the future.
//!
//! `journal.db` is precious: synchronous=FULL, migrated with a backup beside it; damaged → open()
//! fails with StorageDamaged and nothing is touched. `mirror.db` is a cache: damaged or too new →
//! set aside and rebuilt; of an earlier version → removed and filled anew.
class Store : public QObject
{
    Q_OBJECT

public:
    //! Opens (and makes) both files below `profileDir`. `clock` and `random` outlive the store.
    [[nodiscard]] static Result<std::unique_ptr<Store>>
    open(const QString &profileDir, const Clock &clock, RandomSource &random);
    ~Store() override;

    //! The mirror was damaged and began anew: the next sync fills it.
    [[nodiscard]] bool mirrorWasRebuilt() const;
    [[nodiscard]] QString profileDir() const;

    // ---- journal ----
    //! Commits a new operation with its own id and idempotency key; durable when the future is
    //! done.
    [[nodiscard]] QFuture<Result<Operation>> addOperation(const OperationDraft &draft);
    //! Takes the operation for sending: only from Queued, Unknown or NeedsPerson, only when due and
    //! when no other live process holds it. Writes InFlight and the attempt's start. Empty when
    //! there is nothing to do. The claim lasts `claimMs`; a process that died loses it, and its row
    //! becomes Unknown for the next one.
    [[nodiscard]] QFuture<Result<std::optional<Operation>>> claimDueOperation(qint64 claimMs);
    //! As claimDueOperation(), for one operation and whether it is due or not.
    [[nodiscard]] QFuture<Result<std::optional<Operation>>> claimOperation(const QString &id,
                                                                           qint64 claimMs);
    //! Refuses a step that isPossibleStep() does not know (StorageFault). When the claim ran out
    //! and somebody else is sending the operation now, only a word of the server (accepted and
    //! beyond) moves it; anything less only ends this store's own attempt.
    [[nodiscard]] QFuture<Done> stepOperation(const OperationStep &step);
    //! A person stops an operation of which certainly nothing has left: Queued → Rejected with the
    //! code "stopped". Anything else is a Refused error with a sentence.
    [[nodiscard]] QFuture<Done> stopOperation(const QString &id);
    //! A person has decided about an operation that NeedsPerson, with the facts in front of them:
    //! it happened (Final; Accepted where they know what came of it, so that `resourceId` is looked
    //! at and followed to its end) or it did not (Rejected), with decidedCode(). Anything else is a
    //! Refused error with a sentence.
    [[nodiscard]] QFuture<Done> decideOperation(const QString &id, bool happened,
                                                const QString &resourceId, const QString &note);
    //! A person has dealt with what Failed or was Rejected: it is kept, with when and by whom, and
    //! asks for nobody's eye any more. Anything else is a Refused error with a sentence.
    [[nodiscard]] QFuture<Done> dealWithOperation(const QString &id);
    //! All of a batch, or none of it.
    [[nodiscard]] QFuture<Result<QList<Operation>>>
    addOperations(const QList<OperationDraft> &drafts);
    //! Adds to the address book, or changes the label of what is there.
    [[nodiscard]] QFuture<Done> savePayee(const QString &network, const QString &address,
                                          const QString &label);
    [[nodiscard]] QFuture<Done> removePayee(const QString &network, const QString &address);
    //! Notes and labels about anything that has an id. Refused with a sentence (InvalidInput): what
    //! tidyNote() and tidyLabel() refuse, and one too many. A label that is there already stays.
    [[nodiscard]] QFuture<Result<Note>> addNote(const QString &subject, const QString &text);
    [[nodiscard]] QFuture<Done> changeNote(const QString &id, const QString &text); //!< NotFound
    [[nodiscard]] QFuture<Done> removeNote(const QString &id);
    [[nodiscard]] QFuture<Done> addLabel(const QString &subject, const QString &label);
    [[nodiscard]] QFuture<Done> removeLabel(const QString &subject, const QString &label);
    //! Drafts of forms, by a name of the form's own; an empty text removes it.
    [[nodiscard]] QFuture<Done> saveDraft(const QString &form, const QByteArray &fields);

    // ---- mirror ----
    //! Applies what is newer by `version` than what is there, with its transition; older or equal
    //! versions only add the transition that was missing. All in one transaction, with the feed's
    //! cursor where one is given. Answers how many invoices changed.
    [[nodiscard]] QFuture<Result<int>> apply(const QList<ResourceUpdate> &updates,
                                             const std::optional<QString> &feedCursor = {});
    //! Keeps a wallet's balances when they are newer by version than what is there.
    [[nodiscard]] QFuture<Done> applyBalances(const BalanceSheet &sheet, UnixMs learnedAt);
    //! A small value of the sync's own ("feed_cursor", "first_sync_place", "first_sync_done", …).
    [[nodiscard]] QFuture<Done> setSyncValue(const QString &name, const QString &value);
    [[nodiscard]] QFuture<Done> logRequest(const RequestLogEntry &entry);

Q_SIGNALS:
    //! Emitted on the writer thread after the commit; connect with a context object.
    void invoicesChanged(const coinpay::InvoicesChanged &changes);
    void resourcesChanged(const coinpay::ResourcesChanged &changes);
    void operationsChanged(const QStringList &ids);
    void payeesChanged();
    void notesChanged(); //!< or labels
    void requestLogged(qint64 row);
    //! The disk is full, read-only or damaged while we run (the first write it refused), and empty
    //! once writes are taken again.
    void troubleChanged(const std::optional<coinpay::Error> &trouble);

private:
    class Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace coinpay

Q_DECLARE_METATYPE(coinpay::InvoicesChanged)
Q_DECLARE_METATYPE(coinpay::ResourcesChanged)
