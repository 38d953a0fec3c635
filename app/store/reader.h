// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/event.h"
#include "domain/invoice.h"
#include "domain/note.h"
#include "domain/operation.h"
#include "domain/payee.h"
#include "domain/requestlogentry.h"
#include "domain/resource.h"
#include "store/found.h"
#include "store/operationlist.h"
#include "store/resourcelists.h"

#include <QHash>

#include <atomic>

#include <memory>
#include <optional>

namespace coinpay {

enum class InvoiceSort {
    Created,
    Updated,
    Status,
    Amount,
    Asset,
    Reference,
    Confirmations,
    RequestId,
    Id
};

//! Which invoices, in which order. Amount sorts by asset first: amounts of two assets have no
//! order.
struct InvoiceQuery
{
    QList<InvoiceStatus> statuses; //!< empty: all
    QString asset;                 //!< empty: all
    std::optional<UnixMs> createdFrom;
    std::optional<UnixMs> createdTo; //!< exclusive
    //! Only those that became paid in this time and still are, as paidBetween() counts them. One
    //! end alone is open at the other.
    std::optional<UnixMs> paidFrom;
    std::optional<UnixMs> paidTo; //!< exclusive
    //! Only those with a payment on them, be it of a part.
    bool withMoney = false;
    //! Any part of a reference, id, address, hash or request id, in any case; with fewer than three
    //! characters the beginning of a reference or id. Sorted by creation a search runs along the
    //! order of arrival, which is that of creation but for stragglers. In any other order, and for
    //! anchors, it is of the newest 5,000 matches; a page that would have to pass over 100,000
    //! candidates ends the list. For a background thread. "#late": what has a label or a note with
    //! "late" in it, the latest 5,000 of them.
    QString search;
    InvoiceSort sort = InvoiceSort::Created;
    bool descending = true;

    [[nodiscard]] bool operator==(const InvoiceQuery &) const = default;
};

//! What a table shows of one invoice; 1 screen of these is all that is ever held.
struct InvoiceRow
{
    QString id;
    InvoiceStatus status = InvoiceStatus::Unrecognized;
    QString statusText;
    Money amount;
    Money amountPaid;
    QString reference;
    QString network;
    int confirmations = 0;
    int requiredConfirmations = 0;
    QString requestId;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    qint64 version = 0;
    qint64 position = 0; //!< the store's own, from which keyOf() makes a key
};

//! A place in an ordered list: the sort value of a row and its id. Opaque; only a Reader makes one.
struct PageKey
{
    QByteArray sortValue;
    QString id;
};

//! Reading, bounded: one connection for each file, used on the thread that made it. Never waits for
//! the writer (WAL). A page is at most 500 rows.
class Reader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Reader>> open(const QString &profileDir);
    ~Reader();

    //! Rows after `after` (exclusive), or from the start.
    [[nodiscard]] Result<QList<InvoiceRow>>
    invoicePage(const InvoiceQuery &query, const std::optional<PageKey> &after, int limit);
    //! Rows from `from` on (inclusive).
    [[nodiscard]] Result<QList<InvoiceRow>> invoicePageFrom(const InvoiceQuery &query,
                                                            const PageKey &from, int limit);
    //! The key of a row in this order, to page on from it.
    [[nodiscard]] PageKey keyOf(const InvoiceQuery &query, const InvoiceRow &row) const;
    //! Whether `a` stands strictly before `b` in this order, exactly as the index has it. Pure, any
    //! thread: what lets a model find the place of a row without asking the store.
    [[nodiscard]] static bool precedes(const InvoiceQuery &query, const PageKey &a,
                                       const PageKey &b);

    //! Every `stride`-th key of the list, the first row's first: what lets a scroll bar jump
    //! anywhere. Walks an index; for a background thread. `count` is the exact number of rows. Ends
    //! early (Canceled) once `*cancel` is true.
    struct Anchors
    {
        QList<PageKey> keys;
        qint64 count = 0;
    };

    [[nodiscard]] Result<Anchors> invoiceAnchors(const InvoiceQuery &query, int stride,
                                                 const std::atomic_bool *cancel = nullptr);
    //! Exact and at once where the writer keeps the count (no filter, or one by state and/or
    //! asset); empty otherwise.
    [[nodiscard]] Result<std::optional<qint64>> invoiceCount(const InvoiceQuery &query);
    //! Rows by id, in the order given; the ones that do not match `query` (or exist) are left out.
    [[nodiscard]] Result<QList<InvoiceRow>> invoiceRows(const InvoiceQuery &query,
                                                        const QStringList &ids);

    [[nodiscard]] Result<Invoice> invoice(const QString &id); //!< NotFound
    //! Oldest first by version.
    [[nodiscard]] Result<QList<Transition>> transitions(const QString &resourceId);
    //! How many invoices in each state (kept by the writer).
    [[nodiscard]] Result<QHash<InvoiceStatus, qint64>> invoiceCounts();

    // ---- escrows, wallets, transfers: as the invoices' (reader*.cpp) ----
    [[nodiscard]] Result<QList<EscrowRow>>
    escrowPage(const EscrowQuery &query, const std::optional<PageKey> &after, int limit);
    [[nodiscard]] Result<QList<EscrowRow>> escrowPageFrom(const EscrowQuery &query,
                                                          const PageKey &from, int limit);
    [[nodiscard]] PageKey keyOf(const EscrowQuery &query, const EscrowRow &row) const;
    [[nodiscard]] static bool precedes(const EscrowQuery &query, const PageKey &a,
                                       const PageKey &b);
    [[nodiscard]] Result<Anchors> escrowAnchors(const EscrowQuery &query, int stride,
                                                const std::atomic_bool *cancel = nullptr);
    [[nodiscard]] Result<std::optional<qint64>> escrowCount(const EscrowQuery &query);
    [[nodiscard]] Result<QList<EscrowRow>> escrowRows(const EscrowQuery &query,
                                                      const QStringList &ids);
    [[nodiscard]] Result<Escrow> escrow(const QString &id); //!< NotFound
    [[nodiscard]] Result<QHash<EscrowStatus, qint64>> escrowCounts();
    //! Releases, refunds and disputes of an escrow, oldest first.
    [[nodiscard]] Result<QList<EscrowAction>> escrowActions(const QString &escrowId);
    [[nodiscard]] Result<EscrowAction> escrowAction(const QString &id); //!< NotFound

    //! By label, then id. There are few.
    [[nodiscard]] Result<QList<Wallet>> wallets();
    [[nodiscard]] Result<Wallet> wallet(const QString &id); //!< NotFound
    //! Empty `balances` with version 0 while none is known. `learnedAt`: our clock.
    struct KnownBalances
    {
        BalanceSheet sheet;
        UnixMs learnedAt = 0;
    };

    [[nodiscard]] Result<KnownBalances> balances(const QString &walletId);
    //! Newest first, at most `limit`.
    [[nodiscard]] Result<QList<ReceiveAddress>> addresses(const QString &walletId, int limit);
    [[nodiscard]] Result<ReceiveAddress> address(const QString &id); //!< NotFound

    [[nodiscard]] Result<QList<TransferRow>>
    transferPage(const TransferQuery &query, const std::optional<PageKey> &after, int limit);
    [[nodiscard]] Result<QList<TransferRow>> transferPageFrom(const TransferQuery &query,
                                                              const PageKey &from, int limit);
    [[nodiscard]] PageKey keyOf(const TransferQuery &query, const TransferRow &row) const;
    [[nodiscard]] static bool precedes(const TransferQuery &query, const PageKey &a,
                                       const PageKey &b);
    [[nodiscard]] Result<Anchors> transferAnchors(const TransferQuery &query, int stride,
                                                  const std::atomic_bool *cancel = nullptr);
    [[nodiscard]] Result<std::optional<qint64>> transferCount(const TransferQuery &query);
    [[nodiscard]] Result<QList<TransferRow>> transferRows(const TransferQuery &query,
                                                          const QStringList &ids);
    [[nodiscard]] Result<Transfer> transfer(const QString &id); //!< NotFound

    //! Paid and overpaid invoices that became so in [from, to) by the server's clock: the sum and
    //! the number, by asset. Never across assets.
    struct PaidSum
    {
        Money paid;
        qint64 count = 0;
    };

    [[nodiscard]] Result<QList<PaidSum>> paidBetween(UnixMs from, UnixMs to);

    // ---- the address book ----
    [[nodiscard]] Result<QList<Payee>> payees(); //!< by label, then address
    [[nodiscard]] Result<std::optional<Payee>> payee(const QString &network,
                                                     const QString &address);

    // ---- notes and labels ----
    [[nodiscard]] Result<QList<Note>> notes(const QString &subject);  //!< oldest first
    [[nodiscard]] Result<QStringList> labels(const QString &subject); //!< by the alphabet
    //! Each once, the one most used first, at most `limit`.
    [[nodiscard]] Result<QStringList> knownLabels(int limit);

    // ---- the journal ----
    [[nodiscard]] Result<Operation> operation(const QString &id); //!< NotFound
    //! Newest first.
    [[nodiscard]] Result<QList<Operation>> operations(int limit, qint64 offset = 0);
    //! Those that match, newest first, after `after` (exclusive) or from the start.
    [[nodiscard]] Result<QList<Operation>>
    operationPage(const OperationQuery &query, const std::optional<OperationKey> &after, int limit);
    //! By id; the ones that do not match (or exist) are left out.
    [[nodiscard]] Result<QList<Operation>> operationsAmong(const OperationQuery &query,
                                                           const QStringList &ids);
    [[nodiscard]] Result<qint64> operationCount(const OperationQuery &query);
    //! Those that are not over, oldest first.
    [[nodiscard]] Result<QList<Operation>> openOperations(int limit);
    [[nodiscard]] Result<QList<Operation>> operationsOf(const QString &resourceId);
    [[nodiscard]] Result<QList<Attempt>> attempts(const QString &operationId);
    //! Empty when there is none.
    [[nodiscard]] Result<QByteArray> draft(const QString &form);

    [[nodiscard]] Result<QString> syncValue(const QString &name); //!< empty when unset
    [[nodiscard]] Result<QList<RequestLogEntry>>
    requestLog(int limit, const QString &resourceOrCorrelationId = {});

    // ---- from a text to what it is about (readertrace.cpp) ----
    //! What bears exactly this text, in any case, as an id, key, reference, hash or address of its
    //! own or of what belongs to it; where nothing does, what has it as a piece, newest first. Any
    //! text: one that is empty, too long or not a text is found nowhere. At most `limit` (1 to 50).
    //! Pieces look at every operation: for a background thread.
    [[nodiscard]] Result<QList<Found>> find(const QString &text, int limit);
    //! As operationsOf(), newest first, at most `limit`.
    [[nodiscard]] Result<QList<Operation>> operationsOf(const QString &resourceId, int limit);
    //! Newest first, by request id, idempotency key, correlation id or resource.
    [[nodiscard]] Result<QList<RequestLogEntry>> requestsUnder(const QString &id, int limit);
    //! Reads of the whole event feed that were under way in [from, to) by our clock, in the order
    //! they ended. At most `limit` rows of the log are looked at.
    [[nodiscard]] Result<QList<RequestLogEntry>> feedReads(UnixMs from, UnixMs to, int limit);
    //! When the oldest call that the log still has began; empty when it has none.
    [[nodiscard]] Result<std::optional<UnixMs>> requestLogBegins();

private:
    class Private;
    explicit Reader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace coinpay
