// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/money.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace coinpay {

//! What a person asked for. Stored by name: never renumber, never rename.
enum class OperationKind {
    CreateInvoice,
    CancelInvoice,
    CreateEscrow,
    ReleaseEscrow,
    RefundEscrow,
    DisputeEscrow,
    CreateAddress,
    SendTransfer,
    RedeliverWebhook,
    RotateWebhookSecret,
    //! A write of the contract that has no form: over with the first answer of success.
    ConsoleCall,
};

//! Whether money leaves by it: release, refund, transfer.
[[nodiscard]] bool movesMoney(OperationKind kind);
//! The scope a key needs for it: "escrows:write". Empty for a ConsoleCall: it depends on the call.
[[nodiscard]] QLatin1String scopeFor(OperationKind kind);

//! Whether its answer is, or has in it, a secret: then nobody is shown it as it came.
[[nodiscard]] bool answerBearsSecret(OperationKind kind);

//! Where an operation stands. The journal row is the program counter.
enum class OperationState {
    Queued,   //!< committed, nothing has left yet
    InFlight, //!< an attempt has begun; after a crash this means Unknown
    Unknown,  //!< an answer was lost; resolves itself by repeating the same bytes with the same key
    Accepted, //!< 202: the server took it on; not final
    Settling, //!< the resource moves towards its end
    Final,    //!< the resource reached what was asked for
    Failed,   //!< the server took it on and it ended badly
    Rejected, //!< the server said no before doing anything
    NeedsPerson, //!< cannot be resolved safely by itself
};

[[nodiscard]] QLatin1String operationKindName(OperationKind kind);
[[nodiscard]] std::optional<OperationKind> operationKindFromName(QStringView name);
[[nodiscard]] QLatin1String operationStateName(OperationState state);
[[nodiscard]] std::optional<OperationState> operationStateFromName(QStringView name);

//! Final, failed or rejected: the driver never touches it again.
[[nodiscard]] bool isOver(OperationState state);
//! Every step the driver may take; the journal refuses any other.
[[nodiscard]] bool isPossibleStep(OperationState from, OperationState to);

//! No pause between two attempts is this long: one that seems to be was written before the clock
//! was set back, and is over.
inline constexpr qint64 LongestPauseMs = 2LL * 60 * 60 * 1000;

//! Whether a time for the next attempt, as the journal has it, has come. Never for 0.
[[nodiscard]] bool isDue(UnixMs nextAttemptAt, UnixMs now);

//! What is committed before the first byte leaves. The body is sent, hashed and signed as it is
//! here.
struct OperationDraft
{
    OperationKind kind = OperationKind::CreateInvoice;
    QByteArray method;    //!< "POST"
    QByteArray target;    //!< "/v1/invoices"
    QByteArray body;      //!< exact bytes
    QString resourceType; //!< what comes of it: "invoice", "release", "transfer"
    //! What it acts on: an invoice, an escrow, a wallet, a delivery, a webhook endpoint; empty for
    //! a creation.
    QString resourceId;
    QString reference; //!< the person's own word for it, for lists and search
    std::optional<Money> amount;
    QString network;      //!< empty where it has no meaning
    QString counterparty; //!< who gets the money: a destination, a seller; empty where nobody does
    QString batchId;      //!< of a batch it belongs to
    //! Of the resource it acts on, as the person saw it when they confirmed: another version may
    //! mean that somebody else acted first. 0: it does not matter.
    qint64 seenVersion = 0;
};

//! One row of the journal.
struct Operation
{
    QString id;             //!< "op_…"; also the X-Correlation-Id
    QString idempotencyKey; //!< one for the whole life
    OperationDraft request;
    QByteArray bodySha256; //!< hex
    OperationState state = OperationState::Queued;
    int attempts = 0;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    UnixMs firstSentAt = 0;   //!< 0: nothing has left. A key's life counts from here.
    UnixMs nextAttemptAt = 0; //!< when the driver looks at it again
    QString resultId;         //!< the resource it made or acted on, once known
    QString requestId;        //!< of the last answer

    QString correlationId() const { return id; }

    int httpStatus = 0; //!< of the last answer; 0 when there was none
    QString code;       //!< error code of the last answer, or errorKindName()
    QString message;    //!< the sentence for a person that goes with it

    //! When a person last had a word in it: stopped it, decided what became of it, or has dealt
    //! with its failure. 0: nobody did.
    UnixMs personAt = 0;
    QString personBy; //!< the login name on the machine where they said so
};

//! A person stopped it, decided about it or has dealt with its failure, and nothing came after.
[[nodiscard]] bool endedByPerson(const Operation &operation);

//! One try to send an operation.
struct Attempt
{
    QString operationId;
    int number = 0; //!< from 1
    UnixMs startedAt = 0;
    UnixMs finishedAt = 0; //!< 0: never finished as far as we know
    int httpStatus = 0;
    QString code;
    QString message;
    QString requestId;
    bool replayed = false; //!< Idempotent-Replayed: true
};

} // namespace coinpay
