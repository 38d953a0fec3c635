// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tracefold.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace coinpay {

class TraceStep;

//! Everything that happened to one thing, the oldest first, by both clocks. The newest of a long
//! story are shown, more of it when it is asked for.
class TraceTimeline : public QWidget
{
    Q_OBJECT

public:
    explicit TraceTimeline(QWidget *parent = nullptr);

    //! In the order of time. Lines that are there stay as they are, with the keyboard's focus in
    //! them.
    void setEntries(const QList<TraceEntry> &entries);
    //! Of another thing from now on: only the newest are shown again.
    void begin();

    //! The lines that are shown, the oldest first.
    [[nodiscard]] const QList<TraceStep *> &steps() const { return m_steps; }

    [[nodiscard]] QPushButton *earlierButton() const { return m_earlier; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(const QList<TraceLine> &lines);
    [[nodiscard]] TraceStep *stepFor(const TraceLine &line, QList<TraceStep *> &old);
    void arrange();
    void tellEarlier(qsizetype hidden);
    void dress();

    QList<TraceEntry> m_entries;
    QList<TraceStep *> m_steps;
    QSet<QString> m_open; //!< runs that are not folded
    qsizetype m_shown;
    QLabel *m_serverHeading;
    QLabel *m_ourHeading;
    QPushButton *m_earlier;
    QVBoxLayout *m_column;
};

} // namespace coinpay
