// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/event.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QVBoxLayout;

namespace coinpay {

class TimelineStep;

//! What happened to one resource, the latest first: each step with its state, its time by both
//! clocks, how we learned of it, and its request and event ids to copy.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives the view.
    explicit TimelineView(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Oldest first, as the store gives them. Steps that are already shown stay as they are, with
    //! the keyboard's focus in them.
    void setTransitions(const QList<Transition> &transitions);

    [[nodiscard]] int stepCount() const { return static_cast<int>(m_steps.size()); }

    //! Latest first.
    [[nodiscard]] TimelineStep *step(int i) const { return m_steps.at(i); }

private:
    Heartbeat &m_heartbeat;
    QList<TimelineStep *> m_steps;
    QVBoxLayout *m_column;
};

} // namespace coinpay
