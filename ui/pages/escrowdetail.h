// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/escrowfollower.h"
#include "pages/detailpane.h"

namespace coinpay {

class AddressCard;
class AdviceCard;
class EscrowActionList;
class EscrowButtons;
class EscrowFacts;
class TimelineView;

//! Everything about one escrow: what to do with it, how it is funded, what was done to it, what
//! happened.
class EscrowDetail : public DetailPane
{
    Q_OBJECT

public:
    //! Both outlive the detail.
    EscrowDetail(EscrowFollower &follower, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Why the key may do nothing to escrows; empty when it may, or nobody knows yet.
    void setKeyHindrance(const QString &why);
    // The parts below are there once an escrow has been shown.
    [[nodiscard]] EscrowButtons *buttons() const { return m_buttons; }

    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }

    [[nodiscard]] AdviceCard *advice() const { return m_advice; }

Q_SIGNALS:
    void actionRequested(coinpay::EscrowActionKind kind, const coinpay::Escrow &escrow);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void tellEscrow(const Escrow &escrow);
    void tellAdvice(const Escrow &escrow);
    void tellPayment(const Escrow &escrow);
    void tellButtons(const Escrow &escrow);
    [[nodiscard]] const EscrowAction *actionOf(const QString &id) const;

    EscrowFollower &m_follower;
    QString m_keyHindrance;
    AdviceCard *m_advice = nullptr;
    AddressCard *m_payment = nullptr;
    EscrowButtons *m_buttons = nullptr;
    QLabel *m_actionsHeading = nullptr;
    EscrowActionList *m_actions = nullptr;
    TimelineView *m_timeline = nullptr;
    EscrowFacts *m_facts = nullptr;
};

//! Why this cannot be done to an escrow now: its state, or something that was asked for here and is
//! still under way. Empty when it can.
[[nodiscard]] QString escrowHindrance(EscrowActionKind kind, const Escrow &escrow,
                                      const QList<Operation> &openOperations);

} // namespace coinpay
