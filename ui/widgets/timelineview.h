// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timelinestep.h"

#include <QWidget>

class QVBoxLayout;

namespace coinpay {

class TimelineRun;

//! What happened to one resource, the latest first: each step with its state, its time by both
//! clocks, how we learned of it, and its request and event ids to copy. Confirmations that only
//! count up are folded into one line that opens; one that counts down is always seen.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives the view.
    explicit TimelineView(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! How it speaks of steps that come from now on.
    void setWords(const TimelineWords &words) { m_words = words; }

    //! Oldest first, as the store gives them. Steps that are already shown stay as they are, with
    //! the keyboard's focus in them.
    void setTransitions(const QList<Transition> &transitions);

    [[nodiscard]] int stepCount() const { return static_cast<int>(m_steps.size()); }

    //! Latest first.
    [[nodiscard]] TimelineStep *step(int i) const { return m_steps.at(i); }

    [[nodiscard]] const QList<TimelineRun *> &runs() const { return m_runs; }

private:
    void takeSteps(const QList<Transition> &transitions);
    void takeRuns(const QList<Transition> &transitions);
    void arrange();
    void place(QWidget *widget, int at);

    //! Positions in m_steps that a run stands for, the latest first.
    struct Fold
    {
        int from = 0;
        int to = 0;
    };

    Heartbeat &m_heartbeat;
    TimelineWords m_words;
    QList<TimelineStep *> m_steps;
    QList<TimelineRun *> m_runs; //!< the latest first
    QList<Fold> m_folds;         //!< one a run
    QVBoxLayout *m_column;
};

} // namespace coinpay
