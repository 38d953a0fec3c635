// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "desk/connectionreport.h"
#include "profiles/profileregistry.h"
#include "secrets/secretstore.h"
#include "store/reader.h"
#include "store/store.h"
#include "sync/synchronizer.h"

#include <QObject>

#include <memory>

namespace coinpay {

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

    //! Builds, journals and wakes the driver. The future is done when the row is durable.
    [[nodiscard]] QFuture<Result<Operation>> createInvoice(const InvoiceDraft &draft);
    [[nodiscard]] QFuture<Result<Operation>> cancelInvoice(const QString &invoiceId,
                                                           const QString &reason);
    void tryNow(const QString &operationId);

    void refreshInvoice(const QString &id);
    //! Reads past the mirror (the command line).
    [[nodiscard]] QFuture<Result<Invoice>> fetchInvoice(const QString &id);
    [[nodiscard]] QFuture<Result<api::InvoicePage>> listInvoices(const QString &cursor, int limit);
    //! One page of an invoice's own events into the mirror; the future is done after the commit and
    //! bears the cursor for the next call. Waits up to `waitSeconds` when there is nothing new.
    [[nodiscard]] QFuture<Result<QString>> pullEvents(const QString &invoiceId,
                                                      const QString &after, int waitSeconds);

    void setAttentive(bool attentive);
    void pauseFirstSync();
    void resumeFirstSync();
    void pollNow();
    [[nodiscard]] Freshness freshness() const;
    [[nodiscard]] QStringList scopes() const;

Q_SIGNALS:
    void freshnessChanged(const coinpay::Freshness &freshness);

private:
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
