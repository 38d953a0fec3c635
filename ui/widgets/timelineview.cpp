// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timelineview.h"

#include "widgets/timelinestep.h"

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
    QList<TimelineStep *> old = std::exchange(m_steps, {});
    for (auto next = transitions.rbegin(); next != transitions.rend(); ++next) {
        const auto known = std::find_if(old.begin(), old.end(), [&](const TimelineStep *step) {
            return sameTransition(step->transition(), *next);
        });
        TimelineStep *step = nullptr;
        if (known != old.end()) {
            step = *known;
            old.erase(known);
        } else {
            step = new TimelineStep(*next, m_heartbeat, this);
        }
        m_column->insertWidget(static_cast<int>(m_steps.size()), step);
        m_steps.append(step);
    }
    for (TimelineStep *gone : std::as_const(old)) {
        m_column->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
    for (int i = 0; i < m_steps.size(); ++i) {
        m_steps[i]->setEnds(i == 0, i == m_steps.size() - 1);
        if (i > 0)
            setTabOrder(m_steps[i - 1], m_steps[i]);
    }
}

} // namespace coinpay
