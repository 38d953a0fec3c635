// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "pages/advicecard.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace coinpay {

class CopyLabel;
class RelativeTimeLabel;

//! One attempt: when, what was answered, and the request id that finds it again.
class AttemptRow : public QWidget
{
    Q_OBJECT

public:
    explicit AttemptRow(Heartbeat &heartbeat, QWidget *parent = nullptr);

    void setAttempt(const Attempt &attempt, OperationState state, bool isLast);

    [[nodiscard]] CopyLabel *requestId() const { return m_requestId; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Advice m_verdict;
    QLabel *m_icon;
    QLabel *m_word;
    RelativeTimeLabel *m_time;
    QLabel *m_answer;
    CopyLabel *m_requestId;
};

//! Every attempt to send an operation, the latest first.
class AttemptsView : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives the view.
    explicit AttemptsView(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Oldest first. Rows that are there stay, with the keyboard's focus in them.
    void setAttempts(const QList<Attempt> &attempts, OperationState state);

    [[nodiscard]] int count() const { return m_shown; }

    //! Oldest first.
    [[nodiscard]] AttemptRow *row(int i) const { return m_rows.at(i); }

private:
    Heartbeat &m_heartbeat;
    QList<AttemptRow *> m_rows; //!< oldest first; the ones past m_shown are hidden
    int m_shown = 0;
    QLabel *m_none;
    QVBoxLayout *m_column;
};

} // namespace coinpay
