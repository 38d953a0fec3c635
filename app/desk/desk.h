// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/drafts.h"
#include "api/endpoints.h"
#include "api/escrowendpoints.h"
#include "api/walletendpoints.h"
#include "desk/connectionreport.h"
#include "profiles/profileregistry.h"
#include "secrets/secretstore.h"
#include "store/reader.h"
#include "store/store.h"
#include "sync/synchronizer.h"

#include <QObject>

#include <functional>
#include <memory>

namespace coinpay {

class DeskWebhooks;

//! One profile, opened: the store at once, then (connect()) the key from the keychain, the client,
//! the synchronizer and the driver on one engine thread. The window and the command line both stand
//! on this. Used from the thread that made it, which has an event loop; the desk's futures finish
//! there, so that QFuture::then() with a context is safe with them.
class Desk : public QObject
{
    Q_OBJECT

public:
    //! Opens the databases; fast, no network, no keychain. `secrets`, `clock` and `random` outlive
    //! the desk.
    [[nodiscard]] static Result<std::unique_ptr<Desk>>
    open(const ProfileRegistry &registry, const Profile &profile, SecretStore &secrets,
         const Clock &clock, RandomSource &random);
    ~Desk() override;

    [[nodiscard]] const Profile &profile() const;
    [[nodiscard]] Store &store();
    //! For this thread's bounded reads.
    [[nodiscard]] Reader &reader();

    enum class Engine {
        Full,       //!< follow the feed and drive operations (the window)
        Operations, //!< only drive operations (a command that writes)
        Calls,      //!< neither (a command that reads)
    };
    //! Reads the key, starts the engine, exchanges the first token. May be called again after a
    //! failure. `key` in place of the keychain's where given (--key-file).
    QFuture<ConnectionReport> connectToServer(Engine engine,
                                              std::shared_ptr<const SigningKey> key = {});
    //! The engine runs: it has its key, and goes on by itself when the server comes back.
    [[nodiscard]] bool isConnected() const;

    //! What signs something that is no request; runs on the engine thread.
    using Signing = std::function<Result<QByteArray>(const SigningKey &)>;
    //! Does that with the key in use, else with `key`, else with the keychain's, and hands on what
    //! it answers. Needs no connection.
    [[nodiscard]] QFuture<Result<QByteArray>>
    signWith(const Signing &signing, const std::shared_ptr<const SigningKey> &key = {});

    //! Builds, journals and wakes the driver. The future is done when the row is durable.
    [[nodiscard]] QFuture<Result<Operation>> createInvoice(const InvoiceDraft &draft);
    [[nodiscard]] QFuture<Result<Operation>> cancelInvoice(const QString &invoiceId,
                                                           const QString &reason);
    [[nodiscard]] QFuture<Result<Operation>> createEscrow(const EscrowDraft &draft);
    //! Against the escrow as the mirror has it (`seenVersion`: the one the person saw; another one
    //! there now is a Refused error, so that they look again).
    [[nodiscard]] QFuture<Result<Operation>> actOnEscrow(const EscrowActionDraft &draft,
                                                         qint64 seenVersion);
    [[nodiscard]] QFuture<Result<Operation>>
    createAddress(const QString &walletId, const QString &asset, const QString &network);
    [[nodiscard]] QFuture<Result<Operation>> sendTransfer(const TransferDraft &draft);
    //! A batch: every row is checked, then all are journaled in one transaction, or none.
    [[nodiscard]] QFuture<Result<QList<Operation>>>
    sendTransfers(const QList<TransferDraft> &drafts);
    [[nodiscard]] QFuture<Result<TransferQuote>> quoteTransfer(const TransferDraft &draft);
    //! A call that is built already, with its exact bytes (the console).
    [[nodiscard]] QFuture<Result<Operation>> journalCall(const OperationDraft &draft);

    //! Sends this one now, or looks at its resource now.
    void tryNow(const QString &operationId);
    //! Asks the server what it saw of the operation (GET /v1/requests by its key), moves the row
    //! where that settles it, and answers what it said.
    [[nodiscard]] QFuture<Result<QList<api::SeenRequest>>> askServer(const QString &operationId);
    //! See Store::stopOperation(), decideOperation() and dealWithOperation().
    [[nodiscard]] QFuture<Done> stopOperation(const QString &operationId);
    [[nodiscard]] QFuture<Done> decideOperation(const QString &operationId, bool happened,
                                                const QString &resourceId, const QString &note);
    [[nodiscard]] QFuture<Done> dealWithOperation(const QString &operationId);
    //! What was typed, to open its form again.
    [[nodiscard]] Result<api::TypedDraft> draftOf(const QString &operationId);
    //! Whether the key may ask for it, by what the server last said; true before it said anything.
    [[nodiscard]] bool hasScope(OperationKind kind) const;
    //! Where money may be sent: test chains only by a profile of a test environment.
    [[nodiscard]] AcceptedNets acceptedNets() const;

    void refreshInvoice(const QString &id);
    //! Fetches an escrow, its actions and its events into the store.
    void refreshEscrow(const QString &id);
    //! Fetches wallets and their balances into the store.
    void refreshWallets();
    void refreshTransfer(const QString &id);
    //! Fetches a wallet's receive addresses into the store.
    void refreshAddresses(const QString &walletId);
    //! Reads past the mirror (the command line).
    [[nodiscard]] QFuture<Result<Invoice>> fetchInvoice(const QString &id);
    [[nodiscard]] QFuture<Result<api::InvoicePage>> listInvoices(const QString &cursor, int limit);
    //! Kept in the mirror too, for actOnEscrow().
    [[nodiscard]] QFuture<Result<Escrow>> fetchEscrow(const QString &id);
    [[nodiscard]] QFuture<Result<api::Page<Escrow>>> listEscrows(const QString &cursor, int limit);
    [[nodiscard]] QFuture<Result<api::Page<EscrowAction>>>
    listEscrowActions(const QString &escrowId, EscrowActionKind kind, const QString &cursor,
                      int limit);
    [[nodiscard]] QFuture<Result<api::Page<Wallet>>> listWallets(const QString &cursor, int limit);
    [[nodiscard]] QFuture<Result<Wallet>> fetchWallet(const QString &id);
    [[nodiscard]] QFuture<Result<BalanceSheet>> fetchBalances(const QString &walletId);
    [[nodiscard]] QFuture<Result<api::Page<ReceiveAddress>>>
    listAddresses(const QString &walletId, const QString &cursor, int limit);
    [[nodiscard]] QFuture<Result<Transfer>> fetchTransfer(const QString &id);
    [[nodiscard]] QFuture<Result<api::Page<Transfer>>>
    listTransfers(const QString &walletId, const QString &cursor, int limit);
    //! What the server saw: every call under a key, newest first; and one call.
    [[nodiscard]] QFuture<Result<QList<api::SeenRequest>>>
    findRequests(const QString &idempotencyKey);
    //! The newest calls about a resource, newest first.
    [[nodiscard]] QFuture<Result<QList<api::SeenRequest>>>
    findRequestsAbout(const QString &resourceId);
    [[nodiscard]] QFuture<Result<api::SeenRequest>> fetchRequest(const QString &id);
    //! Reads any target, once, and answers whatever came (the console).
    [[nodiscard]] QFuture<Result<HttpAnswer>> readRaw(const QByteArray &target);
    //! One page of a resource's own events into the mirror; the future is done after the commit and
    //! bears the cursor for the next call. Waits up to `waitSeconds` when there is nothing new.
    [[nodiscard]] QFuture<Result<QString>> pullEvents(const QString &resourceId,
                                                      const QString &after, int waitSeconds);

    void setAttentive(bool attentive);
    void pauseFirstSync();
    void resumeFirstSync();
    void pollNow();
    [[nodiscard]] Freshness freshness() const;
    [[nodiscard]] QStringList scopes() const;

Q_SIGNALS:
    void freshnessChanged(const coinpay::Freshness &freshness);
    //! A token said other scopes than the one before.
    void scopesChanged(const QStringList &scopes);
    //! An attempt of an operation was answered, as it came; not said where that bears a secret.
    void operationAnswered(const QString &operationId, const coinpay::HttpAnswer &answer);

private:
    friend class DeskWebhooks; //!< desk/webhooks.h: what a desk does about webhooks
    class Private;
    explicit Desk(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

//! Tries a profile that is not saved yet, with the key given: for the first run's "Test connection"
//! and `profiles test`.
[[nodiscard]] QFuture<ConnectionReport> testConnection(const Profile &profile,
                                                       std::shared_ptr<const SigningKey> key,
                                                       const Clock &clock, RandomSource &random);

} // namespace coinpay
