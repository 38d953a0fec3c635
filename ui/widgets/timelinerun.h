// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timelinestep.h"

#include <QPushButton>

namespace coinpay {

//! Several confirmations in a row told as one line, "1 to 11 of 12 confirmations". Pressed, it is
//! checked: whoever owns it shows the steps themselves beneath.
class TimelineRun : public QPushButton
{
    Q_OBJECT

public:
    explicit TimelineRun(Heartbeat &heartbeat, QWidget *parent = nullptr, TimelineWords words = {});

    //! At least one, oldest first.
    void setSteps(const QList<Transition> &steps);

    [[nodiscard]] const Transition &first() const { return m_first; }

    //! The latest has no line above, the first none below.
    void setEnds(bool latest, bool first);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintRail(QPainter &painter, qreal y) const;
    void paintWords(QPainter &painter, const QRect &line) const;

    Heartbeat &m_heartbeat;
    TimelineWords m_words;
    Transition m_first;
    UnixMs m_latestAt = 0;
    QString m_span;
    bool m_isLatest = false;
    bool m_isFirst = false;
};

//! The step before this one of the same resource; null for its first.
[[nodiscard]] const Transition *stepBefore(const QList<Transition> &transitions, int at);

//! Runs worth folding in transitions, oldest first: positions [first, last] of at least three that
//! do nothing but count up. A step that counts down belongs to none.
[[nodiscard]] QList<std::pair<int, int>> confirmationRuns(const QList<Transition> &transitions);

//! Whether a transition has fewer confirmations than the one before it.
[[nodiscard]] bool dropsConfirmations(const Transition &before, const Transition &after);

} // namespace coinpay
