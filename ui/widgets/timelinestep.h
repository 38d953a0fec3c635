// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/event.h"
#include "theme/states.h"
#include "widgets/heartbeat.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace coinpay {

class CopyLabel;
class RelativeTimeLabel;

//! Whether nothing but the number of confirmations is new.
[[nodiscard]] bool isConfirmationOnly(const Transition &transition);

//! How a timeline speaks of its steps. Empty functions: of one invoice.
struct TimelineWords
{
    //! A state's name, before or after the step, as it is shown.
    std::function<theme::StateLook(const Transition &step, const QString &status)> look;
    //! "Release of 25.00 USDT": what the step happened to; empty for what the timeline is of.
    std::function<QString(const Transition &step)> subject;

    [[nodiscard]] theme::StateLook lookOf(const Transition &step, const QString &status) const;
    //! "Release of 25.00 USDT: Processing", or the words alone.
    [[nodiscard]] QString withSubject(const Transition &step, const QString &words) const;
};

//! One transition on a timeline.
class TimelineStep : public QWidget
{
    Q_OBJECT

public:
    TimelineStep(const Transition &transition, Heartbeat &heartbeat, QWidget *parent = nullptr,
                 TimelineWords words = {});

    //! The latest has no line above, the first none below.
    void setEnds(bool latest, bool first);

    //! A reorganised chain took confirmations back: how many there had been. -1: it did not.
    void setDropFrom(int confirmations);

    [[nodiscard]] const Transition &transition() const { return m_transition; }

    [[nodiscard]] CopyLabel *requestId() const { return m_requestId; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildHead();
    void buildIds();
    void dress();
    [[nodiscard]] bool isRepeat() const { return isConfirmationOnly(m_transition); }

    [[nodiscard]] theme::StateLook shownLook() const;
    [[nodiscard]] QString story() const;

    Transition m_transition;
    TimelineWords m_words;
    Heartbeat &m_heartbeat;
    int m_dropFrom = -1;
    bool m_latest = false;
    bool m_first = false;
    QLabel *m_word;
    RelativeTimeLabel *m_time;
    QLabel *m_story;
    CopyLabel *m_requestId;
    CopyLabel *m_eventId;
};

//! Whether two are the same step, told with the same facts.
[[nodiscard]] bool sameTransition(const Transition &a, const Transition &b);

} // namespace coinpay
