// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"
#include "core/clock.h"
#include "core/ids.h"
#include "crypto/signingkey.h"
#include "domain/requestlogentry.h"

#include <QObject>

#include <functional>
#include <memory>

namespace coinpay {

struct ApiAnswer;

//! What became of reading a 2xx answer: it goes into the request log with the attempt.
struct Understanding
{
    std::optional<Error> error; //!< it is not what the contract promises; the call fails with it
    QString flags;              //!< what was sloppy (RequestLogEntry::flags)
    QString resourceId;         //!< the resource it names
};

//! A call in the contract's terms, before it is signed.
struct ApiRequest
{
    QByteArray method;
    QByteArray target;      //!< path and query, already encoded
    QByteArray body;        //!< exact bytes; empty for reads
    QString idempotencyKey; //!< writes
    QString correlationId;  //!< of the operation; empty for plain reads
    QString resourceId;     //!< for the request log, where known
    int attempt = 1;        //!< for the request log: writes count across restarts
    int waitSeconds = 0;    //!< Prefer: wait=N (long poll); lengthens the timeouts
    bool once = false;      //!< a read that is not repeated when it fails
    //! Decodes the answer as part of the attempt, so that one that cannot be read counts as failed.
    //! May run on another thread, before the future is done. Optional.
    std::function<Understanding(const ApiAnswer &)> understand;
    //! Is shown every answer as it came, on the client's thread. Optional.
    std::function<void(const HttpAnswer &)> observe;
};

//! A 2xx answer.
struct ApiAnswer
{
    int status = 0;
    QByteArray body;
    QString requestId;
    bool replayed = false; //!< Idempotent-Replayed: true
    UnixMs serverTime = 0; //!< of its Date header; 0 when absent
    UnixMs receivedAt = 0;
};

//! Signs, sends and reads one call: token exchange (one in flight at a time, renewed before it
//! expires), signature over the exact bytes, one attempt for a write, retries by the policy table
//! for a read, and one request-log row for each attempt, token exchanges included.
//!
//! Lives on one thread with an event loop (the engine thread). Canceling a future cancels the call.
//! Errors carry the server's code, message and request id. A write's error tells by its kind
//! whether the outcome is unknown (outcomeIsUnknown()); what goes wrong before its body leaves, a
//! failed token exchange too, is never of such a kind.
class Client : public QObject
{
    Q_OBJECT

public:
    //! All outlive the client. `key` signs for `keyId`.
    Client(Transport &transport, const Clock &clock, RandomSource &random, QString keyId,
           std::shared_ptr<const SigningKey> key);
    ~Client() override;

    [[nodiscard]] QFuture<Result<ApiAnswer>> read(const ApiRequest &request);
    //! Exactly one attempt that carries the body; a 401 that refuses the token is answered by a new
    //! token and one more try with the same key and bytes, and signature_replayed by one with the
    //! next second's timestamp: both refusals come before any effect.
    [[nodiscard]] QFuture<Result<ApiAnswer>> write(const ApiRequest &request);

    //! What the last token said; empty before the first.
    [[nodiscard]] QStringList scopes() const;
    //! Server clock minus ours in milliseconds, by the last answer's Date; 0 before the first.
    [[nodiscard]] qint64 clockOffsetMs() const;

Q_SIGNALS:
    void attempted(const coinpay::RequestLogEntry &entry);
    //! A call got an answer (true) or could not reach the server (false); said when it changes.
    void reachableChanged(bool reachable);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coinpay
