// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/escrowdetail.h"

#include "core/text.h"
#include "pages/addresscard.h"
#include "pages/escrowactionlist.h"
#include "pages/escrowadvice.h"
#include "pages/escrowbuttons.h"
#include "pages/escrowfacts.h"
#include "widgets/sentence.h"
#include "widgets/timelineview.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace coinpay {

namespace {

//! Whether nothing else may be asked of the escrow before this has come to something. A dispute
//! that the server took on is not over before somebody settles it, by just that.
bool holdsTheRest(const Operation &operation)
{
    switch (operation.request.kind) {
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow: return true;
    case OperationKind::DisputeEscrow:
        return operation.state != OperationState::Accepted &&
               operation.state != OperationState::Settling;
    default: return false;
    }
}

//! For the code that the buyer scans: an escrow is paid as an invoice is.
QString fundingUri(const Escrow &escrow)
{
    const auto missing = escrow.amount.minus(escrow.amountFunded);
    return paymentUri(escrow.amount.asset(), escrow.network, escrow.paymentAddress,
                      missing.value_or(escrow.amount));
}

} // namespace

QString escrowHindrance(EscrowActionKind kind, const Escrow &escrow,
                        const QList<Operation> &openOperations)
{
    const EscrowObstacle obstacle = obstacleTo(kind, escrow);
    if (obstacle != EscrowObstacle::None)
        return obstacleText(obstacle);
    const auto open = std::find_if(openOperations.begin(), openOperations.end(), holdsTheRest);
    if (open == openOperations.end())
        return {};
    //: %1 is what was asked for, such as "Release escrow"
    return EscrowDetail::tr("“%1” was asked for here and is not over yet.")
        .arg(theme::operationName(open->request.kind));
}

EscrowDetail::EscrowDetail(EscrowFollower &follower, Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Escrow"), beats, parent)
    , m_follower(follower)
{
    connect(&m_follower, &EscrowFollower::changed, this, &EscrowDetail::tell);
    // What the advice says changes with time alone.
    connect(&beats, &Heartbeat::beat, this, [this] {
        if (isVisible() && hasBody() && m_follower.escrow())
            tellAdvice(*m_follower.escrow());
    });
    tell();
}

QString EscrowDetail::idName() const
{
    //: Becomes "Copy Escrow id" on a button
    return tr("Escrow id");
}

const EscrowAction *EscrowDetail::actionOf(const QString &id) const
{
    const QList<EscrowAction> &actions = m_follower.actions();
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [&id](const EscrowAction &action) { return action.id == id; });
    return found == actions.end() ? nullptr : &*found;
}

void EscrowDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_advice = new AdviceCard(&body);
    m_payment = new AddressCard(heartbeat(), &body);
    m_buttons = new EscrowButtons(&body);
    m_actions = new EscrowActionList(heartbeat(), &body);
    m_actionsHeading = headingLabel(tr("What was done to it"), &body);
    m_facts = new EscrowFacts(heartbeat(), &body);
    m_timeline = new TimelineView(heartbeat(), &body);
    m_timeline->setAccessibleName(tr("What happened"));
    TimelineWords words;
    words.look = [this](const Transition &step, const QString &status) {
        const EscrowAction *action = actionOf(step.resourceId);
        return theme::lookOfWord(
            QString(action ? escrowActionName(action->kind) : QLatin1String("escrow")), status);
    };
    words.subject = [this](const Transition &step) {
        const EscrowAction *action = actionOf(step.resourceId);
        return action ? actionTitle(*action, locale()) : QString();
    };
    m_timeline->setWords(words);
    connect(m_buttons, &EscrowButtons::chosen, this, [this](EscrowActionKind kind) {
        if (m_follower.escrow())
            Q_EMIT actionRequested(kind, *m_follower.escrow());
    });
    column.addWidget(m_advice);
    column.addWidget(m_payment);
    column.addWidget(m_buttons);
    column.addWidget(m_actionsHeading);
    column.addWidget(m_actions);
    column.addWidget(headingLabel(tr("What happened"), &body));
    column.addWidget(m_timeline);
    column.addWidget(headingLabel(tr("Details"), &body));
    column.addWidget(m_facts);
}

void EscrowDetail::setKeyHindrance(const QString &why)
{
    m_keyHindrance = why;
    tell();
}

void EscrowDetail::tell()
{
    if (m_follower.escrow()) {
        tellEscrow(*m_follower.escrow());
        return;
    }
    if (m_follower.error())
        showFace(theme::Tone::Bad, QStringLiteral("disk"), tr("This escrow cannot be read"),
                 m_follower.error()->message);
    else if (m_follower.id().isEmpty())
        showFace(theme::Tone::Neutral, QStringLiteral("timeline"), tr("No escrow chosen"),
                 tr("Choose one in the list to see what it holds and what happened to it."));
    else
        showFace(theme::Tone::Neutral, QStringLiteral("search"), tr("Looking it up"),
                 //: %1 is the id of an escrow
                 tr("%1 is not here yet. The server is being asked for it.")
                     .arg(middleElided(displayText(m_follower.id(), 80), 12, 8)));
}

void EscrowDetail::tellEscrow(const Escrow &escrow)
{
    ensureBody();
    tellAdvice(escrow);
    tellPayment(escrow);
    tellButtons(escrow);
    m_actionsHeading->setVisible(!m_follower.actions().isEmpty());
    m_actions->setVisible(!m_follower.actions().isEmpty());
    m_actions->setActions(m_follower.actions());
    m_facts->setEscrow(escrow);
    m_timeline->setTransitions(m_follower.timeline());
    showBody({theme::look(escrow.status, escrow.statusText), escrow.amount, escrow.dealRef,
              escrow.id, isFinal(escrow.status) ? escrow.updatedAt : 0});
}

void EscrowDetail::tellAdvice(const Escrow &escrow)
{
    m_advice->setAdvice(adviceFor(
        {escrow, m_follower.actions(), m_follower.openOperations(), m_follower.transitions()},
        heartbeat().now(), locale()));
}

void EscrowDetail::tellPayment(const Escrow &escrow)
{
    // Once a payment has been seen, a second one would be a mistake.
    m_payment->setVisible(escrow.status == EscrowStatus::FundingPending &&
                          escrow.txHash.isEmpty() && !escrow.paymentAddress.isEmpty());
    m_payment->setPayment({tr("The buyer pays to"), escrow.paymentAddress, fundingUri(escrow),
                           escrow.network, escrow.expiresAt});
}

void EscrowDetail::tellButtons(const Escrow &escrow)
{
    QHash<EscrowActionKind, QString> hindrances;
    for (const EscrowActionKind kind :
         {EscrowActionKind::Release, EscrowActionKind::Refund, EscrowActionKind::Dispute}) {
        const QString why = escrowHindrance(kind, escrow, m_follower.openOperations());
        hindrances.insert(kind, m_keyHindrance.isEmpty() ? why : m_keyHindrance);
    }
    m_buttons->setHindrances(hindrances);
}

} // namespace coinpay
