// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timelineview.h"

#include "widgets/timelinerun.h"
#include "widgets/timelinestep.h"

#include <QApplication>
#include <QVBoxLayout>

namespace coinpay {

TimelineView::TimelineView(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_heartbeat(heartbeat)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TimelineView::setTransitions(const QList<Transition> &transitions)
{
    takeSteps(transitions);
    takeRuns(transitions);
    arrange();
}

void TimelineView::takeSteps(const QList<Transition> &transitions)
{
    QList<TimelineStep *> old = std::exchange(m_steps, {});
    for (qsizetype i = transitions.size() - 1; i >= 0; --i) {
        const auto known = std::find_if(old.begin(), old.end(), [&](const TimelineStep *step) {
            return sameTransition(step->transition(), transitions[i]);
        });
        TimelineStep *step = nullptr;
        if (known != old.end()) {
            step = *known;
            old.erase(known);
        } else {
            step = new TimelineStep(transitions[i], m_heartbeat, this, m_words);
        }
        const Transition *before = stepBefore(transitions, static_cast<int>(i));
        const bool drops = before && dropsConfirmations(*before, transitions[i]);
        step->setDropFrom(drops ? before->confirmations : -1);
        m_steps.append(step);
    }
    for (TimelineStep *gone : std::as_const(old)) {
        m_column->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
}

void TimelineView::takeRuns(const QList<Transition> &transitions)
{
    QList<TimelineRun *> old = std::exchange(m_runs, {});
    m_folds.clear();
    const auto found = confirmationRuns(transitions);
    const int end = static_cast<int>(transitions.size()) - 1;
    for (auto next = found.rbegin(); next != found.rend(); ++next) {
        const auto [first, last] = *next;
        const auto known = std::find_if(old.begin(), old.end(), [&](const TimelineRun *run) {
            return sameTransition(run->first(), transitions[first]);
        });
        const Fold fold{end - last, end - first};
        TimelineRun *run = nullptr;
        if (known != old.end()) {
            run = *known;
            old.erase(known);
        } else {
            run = new TimelineRun(m_heartbeat, this, m_words);
            // What a person is at does not vanish under the keyboard.
            const QWidget *focused = QApplication::focusWidget();
            for (int i = fold.from; focused && i <= fold.to; ++i) {
                if (m_steps[i]->isAncestorOf(focused))
                    run->setChecked(true);
            }
            connect(run, &TimelineRun::toggled, this, &TimelineView::arrange);
        }
        run->setSteps(transitions.mid(first, last - first + 1));
        m_runs.append(run);
        m_folds.append(fold);
    }
    for (TimelineRun *gone : std::as_const(old)) {
        m_column->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
}

void TimelineView::place(QWidget *widget, int at)
{
    const QLayoutItem *there = m_column->itemAt(at);
    if (there && there->widget() == widget)
        return;
    m_column->removeWidget(widget);
    m_column->insertWidget(at, widget);
}

void TimelineView::arrange()
{
    int at = 0;
    qsizetype fold = 0;
    QWidget *before = nullptr;
    const auto put = [&](QWidget *widget, bool shown) {
        place(widget, at++);
        widget->setVisible(shown);
        if (before)
            setTabOrder(before, widget);
        before = widget;
    };
    const int last = static_cast<int>(m_steps.size()) - 1;
    for (int i = 0; i <= last; ++i) {
        if (fold < m_folds.size() && m_folds[fold].to < i)
            ++fold;
        const bool folded = fold < m_folds.size() && m_folds[fold].from <= i;
        TimelineRun *run = folded ? m_runs[fold] : nullptr;
        if (run && m_folds[fold].from == i) {
            run->setEnds(i == 0, !run->isChecked() && m_folds[fold].to == last);
            put(run, true);
        }
        m_steps[i]->setEnds(i == 0 && !run, i == last);
        put(m_steps[i], !run || run->isChecked());
    }
}

} // namespace coinpay
