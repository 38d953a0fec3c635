// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "support/sandboxprocess.h"
#include "support/webhookreceiver.h"

#include <QTemporaryDir>

#include <array>
#include <optional>

namespace coinpay::test {

inline constexpr std::array allKinds{
    OperationKind::CreateInvoice,    OperationKind::CancelInvoice,
    OperationKind::CreateEscrow,     OperationKind::ReleaseEscrow,
    OperationKind::RefundEscrow,     OperationKind::DisputeEscrow,
    OperationKind::CreateAddress,    OperationKind::SendTransfer,
    OperationKind::RedeliverWebhook, OperationKind::RotateWebhookSecret,
    OperationKind::ConsoleCall,
};

//! The writes that $COINPAY_FAULTS names, "all" or with commas between; empty when it names none.
[[nodiscard]] QList<OperationKind> chosenKinds();

//! One thing that a person wants, once.
struct Ask
{
    OperationKind kind = OperationKind::CreateInvoice;
    QString subject;             //!< the invoice, escrow or wallet; empty for a creation
    QString mark;                //!< its reference, deal, reason or note: nobody else's
    std::optional<Money> amount; //!< what is to be moved or asked for
    QString destination;
    QStringList words;  //!< for coinpay-cli
    QString path;       //!< of the POST that asks for it
    qint64 version = 0; //!< of an endpoint before its secret is rotated: it has many of them
};

//! Makes what is to be asked for, and beforehand, with the sandbox's own key and controls, what it
//! is asked of: an invoice nobody has paid, an escrow that is funded, a wallet with money in it, a
//! delivery to a receiver of its own, an endpoint, a key to revoke from the console.
class AskMaker
{
public:
    //! `name` keeps the marks of several apart.
    AskMaker(SandboxProcess &sandbox, const QString &name);

    //! Finds the wallet and fills it. False when the sandbox does not answer.
    [[nodiscard]] bool open();
    [[nodiscard]] Ask make(OperationKind kind);
    [[nodiscard]] const QString &wallet() const { return m_wallet; }

private:
    [[nodiscard]] QString fundedEscrow();
    //! The id of what is made; a fault that was meant for another may hit this as well.
    //! `member` of the request tells it from all others: the same bytes can be signed but once a
    //! second.
    [[nodiscard]] QString created(const QString &path, QJsonObject request, const QString &member);
    void fundMore();
    void redeliver(Ask &ask);
    void rotate(Ask &ask);
    void revokeAKey(Ask &ask);
    //! The id of a new endpoint at m_receiver for such events.
    [[nodiscard]] QString endpoint(const QString &path, const QString &events);

    SandboxProcess &m_sandbox;
    QString m_name;
    QString m_wallet;
    QStringList m_funded; //!< escrows that nobody has acted on
    WebhookReceiver m_receiver;
    QTemporaryDir m_bodies; //!< of console calls
    QString m_told;         //!< the endpoint that hears of every new invoice
    QString m_rotated;      //!< the endpoint whose secret is exchanged again and again
    int m_count = 0;
    int m_prepared = 0;
};

//! The same of the same, by somebody else.
[[nodiscard]] Ask askedByAnother(const Ask &ask);

//! What the server made of an ask: nothing, once, or (never) more often. Found by its mark, or,
//! where it bears none, by the key's record.
[[nodiscard]] QList<QJsonObject> effectsOf(SandboxProcess &sandbox, const Ask &ask,
                                           const QString &idempotencyKey);
//! Whether it is what was asked for: as much, of that asset, to there.
[[nodiscard]] bool isExactly(const Ask &ask, const QJsonObject &effect);
//! A list of the API, to its last page.
[[nodiscard]] QList<QJsonObject> wholeList(SandboxProcess &sandbox, const QString &target);

} // namespace coinpay::test
